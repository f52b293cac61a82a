using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Features.Catalogue.Equivalence;
using ChecklistWorkbench.Features.Catalogue.Import;
using ChecklistWorkbench.Features.Catalogue.Reviews;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Testing;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Catalogue =>
    [
        For<GetCatalogue, CatalogueView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, "CVSS", CancellationToken.None)),
        For<GetItemEntry, ItemEntry>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, TestDatabase.EditionId, 21, CancellationToken.None)),
        For<GetGlossary, GlossaryView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, TestDatabase.EditionId, null, CancellationToken.None)),
        For<GetCrosswalk, CrosswalkView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, null, CancellationToken.None)),
        For<AdoptPrinciple, Guid>(Scope.OwnOrganization, AssessmentState.Drafting, BankWriters,
            (handler, _, caller) => handler.HandleAsync(caller, new("interim-principles", "V(1)⑯"), CancellationToken.None)),
        For<GetReviews, ReviewsView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<GetEditions, EditionsView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<GetComparison, ComparisonView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, TestDatabase.EditionId, TestDatabase.EditionId, CancellationToken.None)),
        For<RuleEquivalence, Done>(Scope.OwnOrganization, AssessmentState.Drafting, [(Bank, Role.ReviewLead)], async (handler, parties, caller) =>
        {
            await parties.PublishEditionAsync(SecondEdition.Json, SecondEdition.FileName);
            return await handler.HandleAsync(caller, new(SecondEdition.Id, TestDatabase.EditionId, null, IsEquivalent: true, "用語の統一のみ"), CancellationToken.None);
        }),
        // An administrator of an organisation is not enough: the installation must be entrusted to the person.
        For<RecordReview, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Entrusted, async (handler, parties, caller) =>
        {
            await parties.EntrustInstallationAsync();
            return await handler.HandleAsync(caller, new(MadeUpReview), CancellationToken.None);
        }),
        For<RecordUpdate, RecordedUpdate>(Scope.OwnOrganization, AssessmentState.Drafting, Entrusted, async (handler, parties, caller) =>
        {
            await parties.EntrustInstallationAsync();
            return await handler.HandleAsync(caller, new(MadeUpChange), CancellationToken.None);
        }),
        For<UploadEdition, Guid>(Scope.OwnOrganization, AssessmentState.Drafting, Entrusted, async (handler, parties, caller) =>
        {
            await parties.EntrustInstallationAsync();
            using var file = new MemoryStream("{}"u8.ToArray());
            return await handler.HandleAsync(caller, new("edition.json", file), CancellationToken.None);
        }),
        For<GetEditionUpload, ImportView>(Scope.OwnOrganization, AssessmentState.Drafting, Entrusted, async (handler, parties, caller) =>
        {
            await parties.EntrustInstallationAsync();
            return await handler.HandleAsync(caller, CancellationToken.None);
        }),
        For<ImportEdition, ImportedEdition>(Scope.OwnOrganization, AssessmentState.Drafting, Entrusted, async (handler, parties, caller) =>
        {
            await parties.EntrustInstallationAsync();
            return await handler.HandleAsync(caller, await parties.UploadEditionAsync(Sender(parties, caller), SeedEdition.Json, SeedEdition.FileName), CancellationToken.None);
        }),
    ];

    /// <summary>The caller, so that the file is theirs and their rights alone decide; someone else for a caller who is nobody here.</summary>
    private static Caller Sender(TwoParties parties, Caller caller) =>
        parties.TeamOf(caller).Members.Any(member => member.Person.Id == caller.PersonId) ? caller : parties.Bank.As(Role.Administrator);

    private static EditionReview MadeUpReview => new(2021, TestDatabase.EditionId, ReviewVerdict.NotRequired, null,
        [.. EditionReview.FourCriteria.Select((criterion, at) => new ReviewFinding(at + 1, criterion, "架空"))], [], [], new SourcePlace("架空の対応方針", null));

    private static RegulationUpdate MadeUpChange => new("架空の基準", new DateOnly(2026, 10, 1), null, [21], "架空の改訂", "架空の問い", new SourcePlace("架空の資料", null));
}
