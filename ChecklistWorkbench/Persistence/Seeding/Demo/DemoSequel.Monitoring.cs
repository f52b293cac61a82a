using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>モニタリング: the arrangement, the round that a 変更届 opened, and what waits today.</summary>
internal sealed partial class DemoSequel
{
    private const int ChangedItem = 32;

    private Arrangement _arrangement = null!;

    private void TellOfMonitoring()
    {
        At(338, 10 * 60, atUtc => db.Arrangements.Add(_arrangement = Expect(Arrangement.Propose(Connection, null, new()
        {
            Methods = MonitoringMethods.Documents | MonitoringMethods.Evidence,
            Depth = MonitoringDepth.Changes,
            FrequencyMonths = 12,
            FirstOpensOn = calendar.DaysAhead(12),
            RoundDays = 45,
            NoticeDays = 14,
            Remarks = "保証報告書は、発行の都度ご共有ください。",
        }, Lead, atUtc))));
        At(335, 15 * 60, atUtc => Expect(_arrangement.Agree(null, "承知しました。", Approver, atUtc)));
        At(120, 10 * 60, async (atUtc, cancel) =>
        {
            _apiScope = await SendNoticeAsync(ReportedChanges.ApiScope, -115, -100,
                "総合振込に加えて給与振込の指図を扱います。あわせて、承認時の再認証をすべての利用者でパスキーに切り替えました。", atUtc, cancel);
            _assessment = db.Assessments.Local.Single(a => a.Id == _apiScope.AssessmentId);
            _responses = [.. db.Responses.Local.Where(r => r.AssessmentId == _assessment.Id)];
        });
        At(119, (9 * 60) + 30, atUtc => Expect(_apiScope.Act(NoticeAct.Acknowledge, "受領しました。5項目の更新をお願いします。", Reviewer, atUtc)));
        At(110, 14 * 60, atUtc => Save(ChangedItem, content => content with
        {
            Implementation = Implementation.Implemented,
            CurrentStatus = "ログインは多要素認証を必須とする。振込の作成者と承認者を分け、承認時の再認証をすべての利用者でパスキーに切り替えた（パスワードのみの承認は0件）。",
            RecognizedIssues = "",
            RemediationPlan = "",
            PlanDueOn = null,
            PlanOwner = "",
        }, atUtc));
        At(109, 11 * 60, (atUtc, cancel) => StateAsync(Statement.Unchanged, [.. _apiScope.Items.Except([ChangedItem])], atUtc, cancel));
        At(109, (11 * 60) + 10, (atUtc, cancel) => StateAsync(Statement.Changed, [ChangedItem], atUtc, cancel));
        At(108, 10 * 60, atUtc => db.EvidenceLinks.Add(Expect(EvidenceLink.Make(_pieces["check"], _assessment, 36, Contributor, atUtc))));
        At(107, 16 * 60, (atUtc, cancel) => SubmitAsync("変更届の5項目を確認しました。変更は通番32のみです。", atUtc, cancel));
        At(105, (9 * 60) + 40, atUtc => Expect(_assessment.TakeUnderReview(Reviewer, atUtc)));
        At(100, 15 * 60, atUtc => Rate(Reviewer, RatingSeat.First, atUtc, new Dictionary<int, (RatingValue, string, string)>
        {
            [37] = (RatingValue.NeedsImprovement, "給与振込では一度の件数が増えるため、既定の上限を早めに設けてください。", ""),
        }));
        At(99, 14 * 60, (atUtc, cancel) => ShareRatingsAsync(atUtc, cancel));
        At(98, 15 * 60, (atUtc, cancel) => ProposeAsync(new()
        {
            Inquiry = Verdict.Suitable,
            Update = Verdict.Conditional,
            Reason = "承認時の再認証の切替えを確認した。給与振込の追加により、件数の上限がないことの影響が大きくなるため、条件を付して適とする。",
            Effect = "給与振込は、件数の上限を設けたことを確認するまで保留とする。",
            ValidUntil = calendar.DaysAhead(265),
            Conditions =
            [
                new(ChangedItem, "切替え後の再認証の記録を1か月分提出する。", calendar.DaysAhead(-60), "再認証の記録"),
                new(37, "振込の件数に既定の上限を設ける。", calendar.DaysAhead(20), "設定の画面と試験の記録"),
            ],
        }, atUtc, cancel));
        At(97, 17 * 60, (atUtc, cancel) => DecideAsync("案のとおり判定を更新する。", atUtc, cancel));
        At(96, 10 * 60, atUtc => Expect(_apiScope.Act(NoticeAct.Close, "5項目の更新と判定の更新をもって完了とします。", Reviewer, atUtc)));
        At(65, 10 * 60, (atUtc, cancel) => ConfirmAsync(1, "1か月分の記録で、パスワードのみの承認がないことを確認した。", atUtc, cancel));
    }

    private void TellOfNow()
    {
        At(6, 10 * 60, atUtc => db.Discussions.Add(Expect(Discussion.Open(
            _assessment, 37, new("上限の改修の見通しはいかがでしょうか。指摘の期日を過ぎています。", IsShared: true, []), Reviewer, atUtc))));
        At(5, 11 * 60, (atUtc, cancel) => SendNoticeAsync(ReportedChanges.CloudOrSubcontractor, 25, 16,
            "データセンターの運用の委託先を変更します。変更後の委託先の点検は来月に行う予定です。", atUtc, cancel));
        Discussion? question = null;
        At(4, 14 * 60, atUtc => db.Discussions.Add(question = Expect(Discussion.Open(
            _assessment, 36, new("mTLSの証明書の更新の日程は、いつまでにお知らせすればよいでしょうか。", IsShared: true, []), Contributor, atUtc))));
        At(3, 10 * 60, atUtc => db.DiscussionMessages.Add(Expect(question!.Say(
            _assessment, DiscussionAct.Answer, new("更新の30日前までにお知らせください。", IsShared: true, []), Reviewer, atUtc))));
        // The other bank of the firm asks the same: one piece for both.
        At(1, (17 * 60) + 40, async (atUtc, cancel) =>
        {
            var other = await db.Connections.SingleAsync(c => c.ConnectingFirmId == Contributor.OrganizationId && c.Id != Connection.Id, cancel);
            var draft = await db.Assessments.SingleAsync(a => a.ConnectionId == other.Id, cancel);
            Expect(_pieces["isms"].Share(other, [3], Contributor, atUtc));
            db.EvidenceLinks.Add(Expect(EvidenceLink.Make(_pieces["isms"], draft, 3, Contributor, atUtc)));
        });
    }

    private async Task<ChangeNotice> SendNoticeAsync(ReportedChanges kind, int occursInDays, int answersInDays, string words, DateTime atUtc, CancellationToken cancellationToken)
    {
        var notice = Expect(ChangeNotice.Send(
            Guid.CreateVersion7(), Connection, new(kind, calendar.DaysAhead(occursInDays), words, NoticeKinds.ItemsOf(kind), calendar.DaysAhead(answersInDays)),
            _arrangement.Terms.NoticeDays, Contributor, atUtc));
        db.ChangeNotices.Add(notice);
        await notices.OpenItemsAsync(db, notice, Connection, Contributor.Actor, atUtc, cancellationToken);
        return notice;
    }

    private async Task StateAsync(Statement statement, int[] items, DateTime atUtc, CancellationToken cancellationToken)
    {
        var statements = (await db.ReadStatementsAsync(_assessment, _responses, cancellationToken))!;
        db.Attestations.AddRange(Expect(statements.State(statement, "", [.. items.Select(item => new StatedItem(item, AnswerTo(item).Revision, 0))], Contributor, atUtc)));
    }
}
