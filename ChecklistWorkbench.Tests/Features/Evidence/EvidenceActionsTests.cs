using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Features.Evidence;
using ChecklistWorkbench.Features.Evidence.Files;
using ChecklistWorkbench.Features.Evidence.Items;
using ChecklistWorkbench.Features.Evidence.Pieces;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Evidence;

public sealed class EvidenceActionsTests
{
    [Theory, DatabaseData]
    public async Task A_piece_is_seen_by_the_other_party_from_its_share_on_and_by_no_other_bank_ever(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var stranger = await database.TeamAsync(OrganizationKind.FinancialInstitution, "よその銀行（試験）");
        var (piece, file) = await parties.EvidenceAsync(Party.ConnectingFirm, items: [1, 3]);
        var (list, get, item) = (database.Get<GetEvidenceList>(), database.Get<GetEvidence>(), database.Get<GetItemEvidence>());
        var bank = parties.Bank.As(Role.Reviewer);

        Assert.Empty((await list.HandleAsync(bank, new(), CancellationToken.None)).Value.Rows);
        Assert.IsType<NotFound>((await get.HandleAsync(bank, piece, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.Get<GetEvidenceFile>().HandleAsync(bank, new(piece, file, false), CancellationToken.None)).Refusal);
        Assert.Empty((await item.HandleAsync(bank, parties.AssessmentId, 1, CancellationToken.None)).Value.Lines);
        Assert.DoesNotContain(await database.TrailAsync(parties.Connection.ChainId), entry => entry.Action.StartsWith("evidence.", StringComparison.Ordinal));

        Assert.True((await database.Get<ShareEvidence>().HandleAsync(parties.Firm.As(Role.Contributor), piece, parties.Connection.Id, CancellationToken.None)).Succeeded);

        var row = Assert.Single((await list.HandleAsync(bank, new(), CancellationToken.None)).Value.Rows);
        Assert.Equal((parties.Firm.Organization.Name, 2), (row.OwnerName, row.Items));
        var view = (await get.HandleAsync(bank, piece, CancellationToken.None)).Value;
        Assert.Equal([EvidenceAct.Read], view.Acts);
        Assert.Equal([1, 3], view.Links.Single().Items);
        Assert.False((await item.HandleAsync(bank, parties.AssessmentId, 1, CancellationToken.None)).Value.Lines.Single().IsOwn);
        Assert.IsType<NotFound>((await get.HandleAsync(stranger.As(Role.Reviewer), piece, CancellationToken.None)).Refusal);
        Assert.IsType<OthersEvidence>((await database.Get<WithdrawEvidence>().HandleAsync(parties.Bank.As(Role.ReviewLead), piece, "理由", CancellationToken.None)).Refusal);
        Assert.Contains("[1,3]", (await database.TrailAsync(parties.Connection.ChainId))[^1].Details, StringComparison.Ordinal);
    }

    [Theory, DatabaseData]
    public async Task A_submission_freezes_what_is_shared_and_keeps_it_whatever_happens_to_the_piece(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        var (piece, file) = await parties.EvidenceAsync(Party.ConnectingFirm, "共有", share: true, items: [3, 1]);
        await parties.EvidenceAsync(Party.ConnectingFirm, "未共有", items: 1);
        var (unlinked, closed) = await parties.EvidenceAsync(Party.ConnectingFirm, "関連なし", share: true);
        var (gone, _) = await parties.EvidenceAsync(Party.ConnectingFirm, "取下げ済", share: true, items: 2);
        Assert.True((await database.Get<WithdrawEvidence>().HandleAsync(parties.Firm.As(Role.Approver), gone, "誤り", CancellationToken.None)).Succeeded);

        Assert.True((await database.Get<SubmitAssessment>().HandleAsync(parties.Firm.As(Role.Approver), new(parties.AssessmentId, "提出"), CancellationToken.None)).Succeeded);
        foreach (var withdrawn in (Guid[])[piece, unlinked])
            Assert.True((await database.Get<WithdrawEvidence>().HandleAsync(parties.Firm.As(Role.Approver), withdrawn, "認証が失効した", CancellationToken.None)).Succeeded);

        await using var db = database.OpenContext();
        var submission = await db.Submissions.Include(s => s.Evidence).SingleAsync(s => s.AssessmentId == parties.AssessmentId);
        var frozen = Assert.Single(submission.ReadContent().Evidence!);
        Assert.Equal(("共有", 1, "evidence.txt"), (frozen.Title, frozen.Version, frozen.Files.Single().Name));
        Assert.Equal([1, 3], frozen.Items);
        Assert.Equal(piece, submission.Evidence.Single().PieceId);
        var view = (await database.Get<GetEvidence>().HandleAsync(parties.Bank.As(Role.Reviewer), piece, CancellationToken.None)).Value;
        Assert.Equal((1, 1, "認証が失効した"), (view.Standing.Single().Submission, view.Standing.Single().Version, view.WithdrawnReason));
        var get = database.Get<GetEvidenceFile>();
        Assert.True((await get.HandleAsync(parties.Bank.As(Role.Reviewer), new(piece, file, false), CancellationToken.None)).Succeeded);
        Assert.IsType<WithdrawnEvidenceClosed>((await get.HandleAsync(parties.Bank.As(Role.Reviewer), new(unlinked, closed, false), CancellationToken.None)).Refusal);
        Assert.True((await get.HandleAsync(parties.Firm.As(Role.Contributor), new(unlinked, closed, false), CancellationToken.None)).Succeeded);
    }

    [Fact]
    public async Task Evidence_is_linked_once_shared_with_it_and_taken_off_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        var (piece, _) = await parties.EvidenceAsync(Party.ConnectingFirm);
        var (firm, link) = (parties.Firm.As(Role.Contributor), database.Get<LinkEvidence>());

        var first = (await link.HandleAsync(firm, new(parties.AssessmentId, 1, piece, Share: false), CancellationToken.None)).Value;
        Assert.Equal(first, (await link.HandleAsync(firm, new(parties.AssessmentId, 1, piece, Share: true), CancellationToken.None)).Value);
        Assert.Single((await database.Get<GetItemEvidence>().HandleAsync(parties.Bank.As(Role.Auditor), parties.AssessmentId, 1, CancellationToken.None)).Value.Lines);
        Assert.IsType<NotFound>((await link.HandleAsync(firm, new(parties.AssessmentId, 99, piece, Share: false), CancellationToken.None)).Refusal);

        Assert.IsType<OthersEvidence>((await database.Get<UnlinkEvidence>().HandleAsync(parties.Bank.As(Role.Reviewer), parties.AssessmentId, first, CancellationToken.None)).Refusal);
        Assert.True((await database.Get<UnlinkEvidence>().HandleAsync(firm, parties.AssessmentId, first, CancellationToken.None)).Succeeded);
        Assert.Empty((await database.Get<GetItemEvidence>().HandleAsync(firm, parties.AssessmentId, 1, CancellationToken.None)).Value.Lines);
        Assert.Equal([AuditActions.EvidenceShared, AuditActions.EvidenceUnlinked], (await database.TrailAsync(parties.Connection.ChainId)).TakeLast(2).Select(entry => entry.Action));
    }

    [Theory, DatabaseData]
    public async Task The_list_is_searched_and_filtered(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();
        await parties.EvidenceAsync(Party.ConnectingFirm, "期限切れの規程", period: new() { ValidUntil = new(2026, 11, 20) });
        await parties.EvidenceAsync(Party.ConnectingFirm, "もうすぐの規程", period: new() { ValidUntil = new(2026, 12, 1) });
        await parties.EvidenceAsync(Party.ConnectingFirm, "期限なし");
        await parties.EvidenceAsync(Party.FinancialInstitution, "銀行から", share: true);

        Assert.Equal(["期限切れの規程", "もうすぐの規程", "期限なし", "銀行から"], await TitlesAsync(database, parties, new()));
        Assert.Equal(["期限切れの規程"], await TitlesAsync(database, parties, new() { Validity = EvidenceValidity.Expired }));
        Assert.Equal(["もうすぐの規程"], await TitlesAsync(database, parties, new() { Validity = EvidenceValidity.Expiring }));
        Assert.Equal(["銀行から"], await TitlesAsync(database, parties, new() { Owner = EvidenceOwner.Theirs }));
        Assert.Equal(["期限切れの規程", "もうすぐの規程"], await TitlesAsync(database, parties, new() { Search = "規程" }));
        Assert.Empty(await TitlesAsync(database, parties, new() { Kind = EvidenceKind.Contract }));
        var list = (await database.Get<GetEvidenceList>().HandleAsync(parties.Firm.As(Role.Auditor), new(), CancellationToken.None)).Value;
        Assert.Equal((1, 1, false), (list.Expired, list.Expiring, list.CanAdd));
    }

    [Fact]
    public async Task A_monitoring_round_names_the_days_that_no_evidence_covers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync(AssessmentState.UnderReview);
        await parties.CloseAsync();
        database.Clock.Advance(TimeSpan.FromDays(365));
        await parties.RenewAsync();
        await parties.EvidenceAsync(Party.ConnectingFirm, period: new() { CoversFrom = new(2026, 11, 1), CoversTo = new(2027, 3, 31) }, items: 1);

        var view = (await database.Get<GetItemEvidence>().HandleAsync(parties.Firm.As(Role.Contributor), parties.AssessmentId, 1, CancellationToken.None)).Value;

        Assert.Equal(new DaySpan(new(2026, 11, 21), new(2027, 11, 21)), view.Monitored);
        Assert.Equal([new DaySpan(new(2027, 4, 1), new(2027, 11, 21))], view.Gaps);
    }

    [Fact]
    public void Filters_go_to_the_address_and_back()
    {
        var state = new EvidenceListState { Search = "規程 A&B", Kind = EvidenceKind.Policy, Validity = EvidenceValidity.Expired, Owner = EvidenceOwner.Theirs, Withdrawn = true, Page = 3 };

        Assert.Equal(state, EvidenceListState.Read("http://x" + state.ToAddress("/evidence")));
        Assert.Equal(new EvidenceListState(), EvidenceListState.Read("http://x/evidence?kind=x&validity=valid&owner=9&page=-1"));
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(TestDatabase database, TwoParties parties, EvidenceListState state) =>
        [.. (await database.Get<GetEvidenceList>().HandleAsync(parties.Firm.As(Role.Contributor), state, CancellationToken.None)).Value.Rows.Select(row => row.Title)];
}
