using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;

namespace ChecklistWorkbench.Persistence.Seeding.Demo;

/// <summary>One connection of the demonstration and how far its assessment has come; days are before today.</summary>
internal sealed record DemoCase(string File, string Firm, string Bank, string ServiceName, AssessmentPurpose Purpose, ConnectionProfile Profile)
{
    public int Round { get; init; } = 1;

    public int DueInDays { get; init; }

    public int ConnectedDaysAgo { get; init; }

    public int OpenedDaysAgo { get; init; }

    /// <summary>When the firm submitted; null if it has not.</summary>
    public int? SubmittedDaysAgo { get; init; }

    public string SubmissionComment { get; init; } = "";

    /// <summary>When the bank returned the submission, having taken it under review the day before; null if it has not.</summary>
    public int? ReturnedDaysAgo { get; init; }

    /// <summary>Whether <see cref="DemoSequel"/> tells how it went on.</summary>
    public bool IsContinued { get; init; }

    public static IReadOnlyList<DemoCase> All { get; } =
    [
        new("akebono-kakeibo.json", "kakeibo", "akebono", "家計簿アプリ「サンプル家計簿」", AssessmentPurpose.PreScreening, new ConnectionProfile
        {
            ApiKinds = ApiKinds.Inquiry,
            Authentication = "OAuth2.0 認可コードフロー＋PKCE。銀行の認可画面で利用者本人がログインし、参照の範囲を確認して同意する。\nアクセストークンの有効期間は30分、リフレッシュトークンは90日。追加認証は銀行所定のワンタイムパスワード。",
            DataHandled = "口座残高・入出金明細（過去2年分）。口座番号は下4桁のみ表示する。\nログインID・パスワード等の認証情報は取得も保存もしない。",
            ExpectedUsers = 120_000,
            DailyCalls = 480_000,
        })
        {
            DueInDays = 27, ConnectedDaysAgo = 44, OpenedDaysAgo = 40, SubmittedDaysAgo = 12, ReturnedDaysAgo = 10,
            SubmissionComment = "第1回の回答を提出します。通番28は社内確認中のため未記入です。",
        },
        new("minato-kakeibo.json", "kakeibo", "minato", "家計簿アプリ「サンプル家計簿」", AssessmentPurpose.Monitoring, new ConnectionProfile
        {
            ApiKinds = ApiKinds.Inquiry,
            Authentication = "OAuth2.0 認可コードフロー＋PKCE。金庫の認可画面で本人認証と同意を行う。\nアクセストークンの有効期間は15分、リフレッシュトークンは180日。",
            DataHandled = "口座残高・入出金明細・定期預金明細（過去1年分）。認証情報は取得しない。",
            ExpectedUsers = 18_000,
            DailyCalls = 72_000,
        })
        {
            Round = 2, DueInDays = 10, ConnectedDaysAgo = 405, OpenedDaysAgo = 40, SubmittedDaysAgo = 14,
            SubmissionComment = "2026年度の定期モニタリングの回答を提出します。前回からの変更点は各項目の備考に記載しています。",
        },
        new("shiosai-kaikei.json", "kaikei", "shiosai", "会計クラウド見本 振込連携", AssessmentPurpose.PreScreening, new ConnectionProfile
        {
            ApiKinds = ApiKinds.Inquiry | ApiKinds.Update,
            Authentication = "OAuth2.0 認可コードフロー＋PKCE、mTLSによるクライアント認証。\n振込は、銀行の認証アプリで利用者本人が取引ごとに認証する。",
            DataHandled = "口座残高・入出金明細の参照、総合振込の指図データ（受取人の氏名・口座番号・金額）。",
            ExpectedUsers = 2_800,
            DailyCalls = 16_000,
        })
        {
            DueInDays = -380, ConnectedDaysAgo = 415, OpenedDaysAgo = 410, SubmittedDaysAgo = 395, ReturnedDaysAgo = 389, IsContinued = true,
            SubmissionComment = "事前審査の回答を提出します。更新系を含む接続です。",
        },
        new("akebono-kaikei.json", "kaikei", "akebono", "会計クラウド見本 振込連携", AssessmentPurpose.PreScreening, new ConnectionProfile
        {
            ApiKinds = ApiKinds.Inquiry | ApiKinds.Update,
            Authentication = "OAuth2.0 認可コードフロー＋PKCE、mTLSによるクライアント認証。\n振込指図のたびに、銀行の画面で利用者本人が追加認証（ワンタイムパスワード）を行う。",
            DataHandled = "口座残高・入出金明細の参照、総合振込・給与振込の指図データ（受取人の氏名・口座番号・金額）。",
            ExpectedUsers = 3_500,
            DailyCalls = 21_000,
        })
        {
            DueInDays = 62, ConnectedDaysAgo = 9, OpenedDaysAgo = 6,
        },
    ];
}
