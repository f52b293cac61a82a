using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Review;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>事前審査, from the answers to the return until the end of the round.</summary>
internal sealed partial class DemoSequel
{
    private readonly Dictionary<string, EvidencePiece> _pieces = [];
    private Finding _recovery = null!;
    private Finding _transferLimit = null!;

    private void TellOfEvidence()
    {
        At(388, 10 * 60, atUtc => Keep("isms", new() { Kind = EvidenceKind.Certification, Title = "ISMS認証書（デモ）", Issuer = "架空認証機構（デモ）", CertificateNumber = "DEMO-27001-0001" },
            new() { BasisOn = calendar.DaysAhead(-690), ValidUntil = calendar.DaysAhead(-325) }, "isms-certificate-2025.pdf", [3], atUtc));
        At(388, (10 * 60) + 10, atUtc => Keep("policy", new() { Kind = EvidenceKind.Policy, Title = "情報セキュリティ規程（デモ）", Issuer = "会計クラウド見本株式会社（デモ）" },
            new() { BasisOn = calendar.DaysAhead(-500) }, "security-policy.txt", [2], atUtc));
        At(388, (10 * 60) + 20, atUtc => Keep("check", new() { Kind = EvidenceKind.LogOrScreen, Title = "脆弱性診断の結果の要約（デモ）", Issuer = "架空診断株式会社（デモ）" },
            new() { BasisOn = calendar.DaysAhead(-392), CoversFrom = calendar.DaysAhead(-757), CoversTo = calendar.DaysAhead(-392), ValidUntil = calendar.DaysAhead(-12) }, "vulnerability-check.csv", [27], atUtc));
        At(388, (10 * 60) + 30, atUtc => Keep("approval", new() { Kind = EvidenceKind.Procedure, Title = "振込の作成と承認の分離手順（デモ）" },
            new() { BasisOn = calendar.DaysAhead(-420) }, "transfer-approval.txt", [32], atUtc));
        At(330, 11 * 60, atUtc => Expect(_pieces["isms"].AddVersion(new() { BasisOn = calendar.DaysAhead(-330), ValidUntil = calendar.DaysAhead(35) }, "更新審査後の認証書に差し替えます。",
            [evidence.Upload(db, "isms-certificate-2026.pdf", Contributor, atUtc)], Contributor, atUtc)));
    }

    private void Keep(string key, EvidenceHeading heading, EvidencePeriod period, string file, int[] items, DateTime atUtc)
    {
        var piece = Expect(EvidencePiece.Add(heading, period, "", [evidence.Upload(db, file, Contributor, atUtc)], Contributor, atUtc));
        _pieces.Add(key, piece);
        db.EvidencePieces.Add(piece);
        Expect(piece.Share(Connection, items, Contributor, atUtc));
        foreach (var item in items) db.EvidenceLinks.Add(Expect(EvidenceLink.Make(piece, _assessment, item, Contributor, atUtc)));
    }

    private void TellOfPreScreening()
    {
        At(387, 14 * 60, atUtc => Save(10, content => content with
        {
            Implementation = Implementation.Implemented,
            CurrentStatus = content.CurrentStatus + "全委託先（6社）を年1回、書面で点検し、重要な2社は立入で確認している。直近の点検で重大な指摘はない。",
        }, atUtc));
        At(387, 15 * 60, atUtc => Save(31, content => content with
        {
            RemediationPlan = "振込データを含む復旧訓練を行う。以後も毎年行い、次の回までを計画の期日とする。",
            PlanDueOn = calendar.DaysAhead(75),
            PlanOwner = "SRE部",
        }, atUtc));
        At(386, 16 * 60, (atUtc, cancel) => SubmitAsync("差戻しの2項目を改めました。あわせて証跡を共有します。", atUtc, cancel));
        At(385, (9 * 60) + 30, atUtc => Expect(_assessment.TakeUnderReview(Reviewer, atUtc)));
        At(385, 10 * 60, atUtc =>
        {
            var second = new SecondReview(_assessment.Id);
            db.SecondReviews.Add(second);
            var reviewer = cast.SecondReviewer(@case.Bank);
            Expect(second.Name(_assessment, reviewer.PersonId, reviewer.PersonName, Lead, atUtc));
        });
        At(384, 15 * 60, atUtc => Rate(Reviewer, RatingSeat.First, atUtc, new Dictionary<int, (RatingValue, string, string)>
        {
            [11] = (RatingValue.MostlySufficient, "保証報告書の例外事項との突合せを、次回のモニタリングで確認します。", "例外事項の基準はほかの接続先とそろえる。"),
            [31] = (RatingValue.NeedsImprovement, "振込データを含む復旧訓練の実施と結果の共有をお願いします。", ""),
            [32] = (RatingValue.MostlySufficient, "承認時の再認証の切替え計画は妥当と考えます。", "計画が具体的なので概ね充足でよいか。"),
            [37] = (RatingValue.MostlySufficient, "振込件数の既定の上限を設けてください。", ""),
        }));
        At(383, 17 * 60, atUtc => Rate(cast.SecondReviewer(@case.Bank), RatingSeat.Second, atUtc, new Dictionary<int, (RatingValue, string, string)>
        {
            [11] = (RatingValue.MostlySufficient, "", ""),
            [31] = (RatingValue.NeedsImprovement, "", ""),
            [37] = (RatingValue.MostlySufficient, "", ""),
            [32] = (RatingValue.NeedsImprovement, "", "パスワードのみの承認が残る間は、更新系として要改善と考える。"),
        }));
        At(382, 11 * 60, atUtc =>
        {
            var agreed = new Rating(_assessment.Id, 32, RatingSeat.Agreed);
            agreed.Say(new()
            {
                Value = RatingValue.NeedsImprovement,
                SharedComment = "承認時の再認証の切替えを、判定の条件とします。",
                Reason = "2人で協議し、パスワードのみの承認が残る間は更新系の要件を満たさないことで一致した。",
            }, AnswerTo(32), 0, Reviewer, atUtc);
            db.Ratings.Add(agreed);
        });
        At(382, 14 * 60, (atUtc, cancel) => ShareRatingsAsync(atUtc, cancel));
        TellOfFindings();
        TellOfFirstDecision();
    }

    private void TellOfFindings()
    {
        At(382, 15 * 60, atUtc => db.Findings.Add(_recovery = Expect(Finding.Raise(
            _assessment, 31, 1, FindingSeverity.Medium, "振込データを含む復旧訓練が行われておらず、復旧にかかる時間が分からない。", Reviewer, atUtc))));
        At(382, (15 * 60) + 20, atUtc => db.Findings.Add(_transferLimit = Expect(Finding.Raise(
            _assessment, 37, 2, FindingSeverity.High, "振込の件数の上限を利用者の設定に任せており、既定の上限がない。", Reviewer, atUtc))));
        At(380, 10 * 60, atUtc => Expect(_recovery.ProposePlan(new("復旧訓練を行い、結果を報告する。", "SRE部", calendar.DaysAhead(-345)), Contributor, atUtc)));
        At(380, (10 * 60) + 15, atUtc => Expect(_transferLimit.ProposePlan(new("既定の上限を設ける改修を行う。", "プロダクト本部", calendar.DaysAhead(-18)), Contributor, atUtc)));
        At(379, 9 * 60, atUtc => Expect(_recovery.Move(FindingAct.Agree, "", Reviewer, atUtc)));
        At(379, (9 * 60) + 5, atUtc => Expect(_transferLimit.Move(FindingAct.Agree, "", Reviewer, atUtc)));
        At(365, 13 * 60, atUtc => Expect(_recovery.Move(FindingAct.Start, "", Contributor, atUtc)));
        At(352, (15 * 60) + 30, atUtc => Keep("drill", new() { Kind = EvidenceKind.LogOrScreen, Title = "振込データを含む復旧訓練の記録（デモ）", Issuer = "会計クラウド見本株式会社（デモ）" },
            new() { BasisOn = calendar.DaysAhead(-353) }, "recovery-drill.csv", [], atUtc));
        At(352, 16 * 60, atUtc => Expect(_recovery.Move(FindingAct.Report, "訓練を行い、2時間10分で復旧できることを確かめました。", Contributor, atUtc, [_pieces["drill"]])));
        At(351, 11 * 60, atUtc => Expect(_recovery.Move(FindingAct.Confirm, "訓練の記録を確認した。", Reviewer, atUtc)));
        At(90, 11 * 60, atUtc => Expect(_transferLimit.Move(FindingAct.Start, "改修に着手しました。", Contributor, atUtc)));
    }

    private void TellOfFirstDecision()
    {
        At(378, 15 * 60, (atUtc, cancel) => ProposeAsync(new()
        {
            Inquiry = Verdict.Suitable,
            Update = Verdict.Conditional,
            Reason = "参照系に支障となる事項はない。更新系は、復旧訓練と承認時の再認証に課題があるが、いずれも期日のある計画が示されており、条件を付して適とする。",
            Effect = "更新系は、条件の充足を確認するまで保留とする。",
            ValidUntil = calendar.DaysAhead(-12),
            Conditions =
            [
                new(31, "振込データを含む復旧訓練を行う。", calendar.DaysAhead(-345), "訓練の記録"),
                new(32, "承認時の再認証の切替えを、新規の利用者から始める。", calendar.DaysAhead(-335), "切替えの画面と対象者の一覧"),
            ],
        }, atUtc, cancel));
        At(377, 17 * 60, (atUtc, cancel) => DecideAsync("案のとおり判定する。", atUtc, cancel));
        At(350, 10 * 60, (atUtc, cancel) => ConfirmAsync(1, "訓練の記録で、2時間10分での復旧を確認した。", atUtc, cancel));
        At(341, 10 * 60, (atUtc, cancel) => ConfirmAsync(2, "新規の利用者の切替えを画面で確認した。", atUtc, cancel));
        At(340, 16 * 60, atUtc => Expect(_assessment.Close("条件がすべて充足したため終了する。", Lead, atUtc)));
    }
}
