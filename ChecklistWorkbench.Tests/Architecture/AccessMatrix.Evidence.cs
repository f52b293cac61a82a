using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Evidence.Files;
using ChecklistWorkbench.Features.Evidence.Items;
using ChecklistWorkbench.Features.Evidence.Pieces;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static EvidenceHeading Heading => new() { Title = "権限の試験" };

    private static (Party, Role)[] Withdrawers => [(Firm, Role.Approver), (Bank, Role.ReviewLead)];

    private static AccessRow[] Evidence =>
    [
        For<GetEvidenceList, EvidenceList>(Scope.OwnOrganization, AssessmentState.Drafting, Readers,
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<GetEvidence, EvidenceView>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, (await parties.EvidenceOfAsync(caller, share: true)).PieceId, CancellationToken.None)),
        For<GetEvidenceFile, EvidenceContentToSend>(Scope.Connection, AssessmentState.Drafting, Readers, async (handler, parties, caller) =>
        {
            var (piece, file) = await parties.EvidenceOfAsync(caller, share: true);
            return await handler.HandleAsync(caller, new(piece, file, Preview: false), CancellationToken.None);
        }),
        For<UploadEvidence, UploadedEvidence>(Scope.OwnOrganization, AssessmentState.Drafting, Writers,
            (handler, _, caller) => handler.HandleAsync(caller, new("権限.txt", new MemoryStream("権限の試験"u8.ToArray()), null), CancellationToken.None)),
        For<DiscardUpload, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Writers,
            (handler, _, caller) => handler.HandleAsync(caller, Guid.CreateVersion7(), CancellationToken.None)),
        For<AddEvidence, Guid>(Scope.OwnOrganization, AssessmentState.Drafting, Writers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(Heading, new(new(), "", [await UploadAsync(parties, caller)])), CancellationToken.None)),
        For<AddEvidenceVersion, int>(Scope.Connection, AssessmentState.Drafting, Writers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, (await parties.EvidenceOfAsync(caller)).PieceId, new(new(), "", [await UploadAsync(parties, caller)]), CancellationToken.None)),
        For<ShareEvidence, Done>(Scope.Connection, AssessmentState.Drafting, Writers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, (await parties.EvidenceOfAsync(caller)).PieceId, parties.Connection.Id, CancellationToken.None)),
        For<WithdrawEvidence, Done>(Scope.Connection, AssessmentState.Drafting, Withdrawers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, (await parties.EvidenceOfAsync(caller)).PieceId, "権限の試験", CancellationToken.None)),
        For<GetItemEvidence, ItemEvidenceView>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),
        For<LinkEvidence, Guid>(Scope.Connection, AssessmentState.Drafting, Writers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, 1, (await parties.EvidenceOfAsync(caller)).PieceId, Share: true), CancellationToken.None)),
        For<UnlinkEvidence, Done>(Scope.Connection, AssessmentState.Drafting, Writers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, parties.AssessmentId, await parties.EvidenceLinkOfAsync(caller), CancellationToken.None)),
    ];

    /// <summary>A file that the caller sent; for someone who is of neither party one of the firm's.</summary>
    private static Task<Guid> UploadAsync(Testing.TwoParties parties, Caller caller)
    {
        var member = parties.Firm.Members.Concat(parties.Bank.Members).FirstOrDefault(known => known.Person.Id == caller.PersonId) ?? parties.Firm[Role.Contributor];
        return parties.UploadAsync(member.Participation, "権限の試験"u8.ToArray());
    }
}
