using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Features.Accounts.Installation;
using ChecklistWorkbench.Features.Accounts.Invitations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Features.Accounts.Sessions;
using ChecklistWorkbench.Features.Assessments.Decisions;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Features.Assessments.History;
using ChecklistWorkbench.Features.Assessments.Methods;
using ChecklistWorkbench.Features.Assessments.Returns;
using ChecklistWorkbench.Features.Assessments.Review;
using ChecklistWorkbench.Features.Assessments.Saving;
using ChecklistWorkbench.Features.Assessments.Steps;
using ChecklistWorkbench.Features.Assessments.TailoredItems;
using ChecklistWorkbench.Features.Assessments.Tasks;
using ChecklistWorkbench.Features.Assessments.Workspace;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Features.Catalogue.Equivalence;
using ChecklistWorkbench.Features.Catalogue.Import;
using ChecklistWorkbench.Features.Catalogue.Reviews;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Features.CustomItems;
using ChecklistWorkbench.Features.Dashboard;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Filling;
using ChecklistWorkbench.Features.Exchange.Import;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.AspNetCore.Http;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;
using ColleagueInvitation = ChecklistWorkbench.Features.Accounts.Invitations.IssuedInvitation;
using CounterpartyInvitation = ChecklistWorkbench.Features.Connections.IssuedInvitation;

namespace ChecklistWorkbench.Tests.Architecture;

/// <summary>
/// One row for each handler: a new one without a row turns <see cref="AccessMatrixTests"/> red. Say how it is called on a connection between two
/// parties, in which state of its newest assessment, and every (party, role) that must succeed; all others must be refused.
/// </summary>
internal static class AccessMatrix
{
    private const Party Firm = Party.ConnectingFirm;
    private const Party Bank = Party.FinancialInstitution;

    /// <summary>Every role on either side.</summary>
    public static readonly (Party Party, Role Role)[] Everyone =
    [
        (Firm, Role.Contributor), (Firm, Role.Approver), (Firm, Role.Auditor), (Firm, Role.Administrator),
        (Bank, Role.Reviewer), (Bank, Role.ReviewLead), (Bank, Role.Auditor), (Bank, Role.Administrator),
    ];

    private static readonly (Party, Role)[] Readers = [.. Everyone.Where(who => who.Role != Role.Administrator)];

    private static readonly (Party, Role)[] FirmWriters = [(Firm, Role.Contributor), (Firm, Role.Approver)];

    private static readonly (Party, Role)[] Writers = [.. FirmWriters, (Bank, Role.Reviewer), (Bank, Role.ReviewLead)];

    private static readonly byte[] Workbook = HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1", "", "", "", "受け取った文"));

    private static readonly (Party, Role)[] BankWriters = [(Bank, Role.Reviewer), (Bank, Role.ReviewLead)];

    private static readonly (Party, Role)[] Managers = [(Firm, Role.Approver), (Firm, Role.Administrator), (Bank, Role.ReviewLead), (Bank, Role.Administrator)];

    private static readonly (Party, Role)[] Administrators = [(Firm, Role.Administrator), (Bank, Role.Administrator)];

    /// <summary>Whoever the scene entrusts the installation to.</summary>
    private static readonly (Party, Role)[] Entrusted = [(Bank, Role.Administrator)];

    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        For<GetDashboard, DashboardView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<GetConnections, ConnectionList>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<GetConnection, ConnectionDetails>(Scope.Connection, AssessmentState.Drafting, Everyone,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.Connection.Id, CancellationToken.None)),
        For<OpenConnection, OpenedConnection>(Scope.OwnOrganization, AssessmentState.Drafting, Managers,
            (handler, _, caller) => handler.HandleAsync(caller, new(new("サービス", new ConnectionProfile()), "相手方（試験）", ""), CancellationToken.None)),
        For<ChangeProfile, ConnectionContent>(Scope.Connection, AssessmentState.Drafting, Managers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.Connection.Id, Shown(parties), Shown(parties)), CancellationToken.None)),
        For<OpenAssessment, Guid>(Scope.Connection, AssessmentState.Closed, Managers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.Connection.Id, AssessmentPurpose.Monitoring, TestDatabase.EditionId, null), CancellationToken.None)),

        For<GetCarryOver, CarryOverView>(Scope.Connection, AssessmentState.Closed, Managers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.Connection.Id, TestDatabase.EditionId, CancellationToken.None)),

        For<GetOpenTasks, OpenTasksView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<GetItemTasks, ItemTasksView>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 21, CancellationToken.None)),
        For<HandleTask, Done>(Scope.Connection, AssessmentState.Drafting, [(Bank, Role.Reviewer), (Bank, Role.ReviewLead)],
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.OpenTaskAsync(21), "確認した"), CancellationToken.None)),

        For<GetWorkspace, WorkspaceModel>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<GetWorkspaceChanges, WorkspaceChanges>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, new(new Dictionary<Guid, int>(), 0), CancellationToken.None)),
        For<GetItemHistory, IReadOnlyList<HistoryEntry>>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),
        For<SaveResponse, SaveOutcome>(Scope.Connection, AssessmentState.Drafting, FirmWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(
                parties.AssessmentId, await parties.AnswerIdAsync(1, Firm), ResponseField.Remarks, new() { Remarks = "保存" }, 0), CancellationToken.None)),
        For<SaveDraft, Done>(Scope.Connection, AssessmentState.Drafting, FirmWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(
                parties.AssessmentId, await parties.AnswerIdAsync(1, Firm), ResponseField.Remarks, "下書き", 0), CancellationToken.None)),
        For<TickMethod, SaveOutcome>(Scope.Connection, AssessmentState.Drafting, FirmWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(
                parties.AssessmentId, await parties.AnswerIdAsync(1, Firm), 1, null, MethodUse.Applied, ""), CancellationToken.None)),
        For<SubmitAssessment, Done>(Scope.Connection, AssessmentState.Drafting, [(Firm, Role.Approver)],
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, "提出"), CancellationToken.None)),
        For<TakeUnderReview, Done>(Scope.Connection, AssessmentState.Submitted, [(Bank, Role.Reviewer), (Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<ReturnAssessment, Done>(Scope.Connection, AssessmentState.UnderReview, [(Bank, Role.Reviewer), (Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, "差戻し", new Dictionary<int, string> { [1] = "理由" }), CancellationToken.None)),
        For<CloseAssessment, Done>(Scope.Connection, AssessmentState.UnderReview, [(Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, "終了"), CancellationToken.None)),
        For<WithdrawAssessment, Done>(Scope.Connection, AssessmentState.Drafting, [(Firm, Role.Approver), (Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, "取下げ"), CancellationToken.None)),

        For<GetDiscussionMarks, IReadOnlyList<DiscussionMark>>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<GetItemDiscussions, ItemDiscussionsModel>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),
        For<AskQuestion, Guid>(Scope.Connection, AssessmentState.Drafting, Writers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 1, new("質問", true, [])), CancellationToken.None)),
        For<AddMessage, Done>(Scope.Connection, AssessmentState.UnderReview, Writers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.ThreadAsync(), DiscussionAct.Comment, new("補足", true, [])), CancellationToken.None)),
        For<MarkDiscussionsRead, Done>(Scope.Connection, AssessmentState.UnderReview, Readers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, new Dictionary<Guid, int> { [await parties.ThreadAsync()] = 1 }), CancellationToken.None)),

        For<GetReview, ReviewModel>(Scope.Connection, AssessmentState.UnderReview, [.. BankWriters, (Bank, Role.Auditor)],
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<RateItem, RateOutcome>(Scope.Connection, AssessmentState.UnderReview, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 9, false, new() { Value = RatingValue.Sufficient }, 0), CancellationToken.None)),
        For<ShareRatings, int>(Scope.Connection, AssessmentState.UnderReview, BankWriters, async (handler, parties, caller) =>
        {
            await parties.RatedItemAsync();
            return await handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None);
        }),
        For<NameSecondReviewer, Done>(Scope.Connection, AssessmentState.UnderReview, [(Bank, Role.ReviewLead)],
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, null, CancellationToken.None)),
        For<GetSharedRatings, IReadOnlyList<SharedRatingLine>>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),

        For<GetReturnHint, IReadOnlyList<ReturnReasonCode>>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, 1, CancellationToken.None)),

        For<GetDecision, DecisionView>(Scope.Connection, AssessmentState.UnderReview, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<ProposeDecision, Guid>(Scope.Connection, AssessmentState.UnderReview, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 1, TwoParties.Conditionally), CancellationToken.None)),
        For<TakeDecision, Done>(Scope.Connection, AssessmentState.UnderReview, [(Bank, Role.ReviewLead)],
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.ProposeAsync(), ""), CancellationToken.None)),
        For<DeclineDecision, Done>(Scope.Connection, AssessmentState.UnderReview, BankWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.ProposeAsync(), "理由"), CancellationToken.None)),
        For<ConfirmCondition, Done>(Scope.Connection, AssessmentState.Decided, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 1, "確認した記録"), CancellationToken.None)),
        For<ExcludeItem, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, 2, "理由"), CancellationToken.None)),
        For<ReinstateItem, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.ExcludedItemAsync()), CancellationToken.None)),
        For<GetItemsToAdd, ItemsToAdd>(Scope.Connection, AssessmentState.Drafting, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<AddCustomItems, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, [await parties.CustomItemAsync()]), CancellationToken.None)),
        For<RemoveCustomItem, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.AssessmentId, await parties.AddedItemAsync()), CancellationToken.None)),
        For<CarryTailoringOver, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, await parties.NextRoundAfterTailoringAsync(), CancellationToken.None)),

        For<GetCustomItems, CustomItemList>(Scope.OwnOrganization, AssessmentState.Drafting, [.. BankWriters, (Bank, Role.Auditor)],
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<AddCustomItem, Guid>(Scope.OwnOrganization, AssessmentState.Drafting, BankWriters,
            (handler, _, caller) => handler.HandleAsync(caller, new() { Objective = "確認すること", Explanation = "説明" }, CancellationToken.None)),
        For<ChangeCustomItem, int>(Scope.OwnOrganization, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(await parties.CustomItemAsync(), new() { Objective = "第2版", Explanation = "説明" }, 1), CancellationToken.None)),
        For<RetireCustomItem, Done>(Scope.OwnOrganization, AssessmentState.Drafting, BankWriters,
            async (handler, parties, caller) => await handler.HandleAsync(caller, await parties.CustomItemAsync(), retired: true, CancellationToken.None)),

        For<ExportWorkbook, ExportedWorkbook>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId), CancellationToken.None)),

        For<GetReport, ReportModel>(Scope.Connection, AssessmentState.Submitted, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId), CancellationToken.None)),
        For<MakeReport, MadeReport>(Scope.Connection, AssessmentState.Submitted, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId), CancellationToken.None)),

        For<FillWorkbook, FilledForm>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, HandMade.Book(HandMade.Header(1))), CancellationToken.None)),
        For<ReceiveWorkbook, ReceivedWorkbook>(Scope.Connection, AssessmentState.Drafting, Writers,
            (handler, parties, caller) => handler.HandleAsync(caller, Received(parties), CancellationToken.None)),
        For<PreviewWorkbook, ImportPreview>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, Received(parties), CancellationToken.None)),
        For<GetImportPreview, ImportPreview>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller)), CancellationToken.None)),
        For<AcceptImport, ImportResult>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller), null, []), CancellationToken.None)),
        For<FillReceivedFile, FilledFile>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller)), CancellationToken.None)),
        For<PreviewFilling, FilledFile>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller)), CancellationToken.None)),
        For<GetReceivedFiles, ReceivedList>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<TryLayout, LayoutTrial>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller), new()), CancellationToken.None)),
        For<SaveLayout, Guid>(Scope.Connection, AssessmentState.Drafting, Writers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller), new(), "様式"), CancellationToken.None)),
        For<GetLayout, LayoutView>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, parties.AssessmentId, await LayoutAsync(parties, caller), CancellationToken.None)),
        For<GetLayoutFile, LayoutFile>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, parties.AssessmentId, await LayoutAsync(parties, caller), CancellationToken.None)),
        For<RetireLayout, Done>(Scope.Connection, AssessmentState.Drafting, Writers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, parties.AssessmentId, await LayoutAsync(parties, caller), CancellationToken.None)),
        For<GetReceivedFile, ReceivedOriginal>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, parties.AssessmentId, await ReceiveAsync(parties, caller), CancellationToken.None)),

        For<InviteCounterparty, CounterpartyInvitation>(Scope.Connection, AssessmentState.Drafting, Managers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(await parties.OpenAloneAsync(caller), ""), CancellationToken.None)),

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

        For<GetInstallationAdministrators, InstallationAdministrators>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<GetPeople, PeopleOverview>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<ChangeRoles, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, parties, caller) => handler.HandleAsync(caller, new(Auditor(parties, caller), new HashSet<Role> { Role.Auditor }), CancellationToken.None)),
        For<ChangePersonAccess, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, parties, caller) => handler.HandleAsync(caller, new(Auditor(parties, caller), Enabled: true), CancellationToken.None)),
        For<RequireTwoFactor, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, _, caller) => handler.HandleAsync(caller, new(Required: false), CancellationToken.None)),
        For<InviteColleague, ColleagueInvitation>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, _, caller) => handler.HandleAsync(
                caller, new($"{Guid.CreateVersion7():N}@demo.example", [Role.Auditor], new Uri("https://workbench.example/")), CancellationToken.None)),
        For<WithdrawInvitation, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            async (handler, parties, caller) => await handler.HandleAsync(caller, await parties.InviteColleagueAsync(caller), CancellationToken.None)),

        For<GetAccount, OwnAccount>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<GetSessions, IReadOnlyList<SessionLine>>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<EndSessions, int>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new(EndSessionsScope.AllOthers), CancellationToken.None)),
        For<ChangeLanguage, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new("ja"), CancellationToken.None)),
        For<CheckOwnPassword, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, null, CancellationToken.None)),
        For<ChangePassword, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new(null, "あさがおの咲く坂道 2026", "あさがおの咲く坂道 2026"), CancellationToken.None)),

        // No role is enough for these two, a token or a second membership is: the accounts' own tests show who succeeds.
        For<AcceptSignedIn, AcceptedInvitation>(Scope.OwnOrganization, AssessmentState.Drafting, [],
            (handler, _, caller) => handler.HandleAsync(caller, "no such token", CancellationToken.None)),
        For<SwitchOrganization, Done>(Scope.OwnOrganization, AssessmentState.Drafting, [],
            (handler, _, caller) => handler.HandleAsync(new DefaultHttpContext(), caller, new(Guid.CreateVersion7()))),
    ];

    private static ReceiveWorkbookRequest Received(TwoParties parties) => new(parties.AssessmentId, "received.xlsx", Workbook);

    /// <summary>A file of the caller's own side, or of the firm's for someone who is of neither.</summary>
    private static Task<Guid> ReceiveAsync(TwoParties parties, Caller caller) => parties.ReceiveFileAsync(Workbook, parties.TeamOf(caller) == parties.Firm ? Firm : Bank);

    /// <summary>The caller, so that the file is theirs and their rights alone decide; someone else for a caller who is nobody here.</summary>
    private static Caller Sender(TwoParties parties, Caller caller) =>
        parties.TeamOf(caller).Members.Any(member => member.Person.Id == caller.PersonId) ? caller : parties.Bank.As(Role.Administrator);

    private static EditionReview MadeUpReview => new(2021, TestDatabase.EditionId, ReviewVerdict.NotRequired, null,
        [.. EditionReview.FourCriteria.Select((criterion, at) => new ReviewFinding(at + 1, criterion, "架空"))], [], [], new SourcePlace("架空の対応方針", null));

    private static RegulationUpdate MadeUpChange => new("架空の基準", new DateOnly(2026, 10, 1), null, [21], "架空の改訂", "架空の問い", new SourcePlace("架空の資料", null));

    private static Task<Guid> LayoutAsync(TwoParties parties, Caller caller) => parties.LayoutAsync(parties.TeamOf(caller) == parties.Firm ? Firm : Bank);

    private static ConnectionContent Shown(TwoParties parties) => new(parties.Connection.ServiceName, parties.Connection.Profile);

    private static Guid Auditor(TwoParties parties, Caller caller) => parties.TeamOf(caller)[Role.Auditor].Person.Id;
}
