namespace ChecklistWorkbench.Domain.Connections;

/// <summary>API種別: what the firm may do through the API (キャッシュレス API ガイドライン Ver 2.0, 1.2 (3)). Several may apply.</summary>
[Flags]
public enum ApiKinds
{
    None = 0,

    /// <summary>参照系: reads data that the bank holds.</summary>
    Inquiry = 1,

    /// <summary>更新系: makes, changes or deletes data that the bank holds.</summary>
    Update = 2,

    /// <summary>認証系: obtains what identifies the user.</summary>
    Authentication = 4,
}

/// <summary>開放性: to whom the API is open (Euro Banking Association, May 2016; CITECS 発表資料).</summary>
public enum Openness
{
    /// <summary>プライベート: inside the company.</summary>
    Private,

    /// <summary>パートナー: parties to an individual contract.</summary>
    Partner,

    /// <summary>メンバー: members of a community with rules.</summary>
    Member,

    /// <summary>アクウェインタンス: qualified companies and persons.</summary>
    Acquaintance,

    /// <summary>パブリック: anyone.</summary>
    Public,
}

/// <summary>アクセス方式・認証方式 (CITECS 発表資料).</summary>
public enum AccessMethod
{
    /// <summary>API方式＋トークン認証（本人認証＋認可）.</summary>
    ApiWithToken,

    /// <summary>API方式＋レガシー認証.</summary>
    ApiWithLegacyAuthentication,

    /// <summary>ウェブ・スクレイピング方式＋レガシー認証.</summary>
    WebScraping,
}

/// <summary>What is connected and what runs over it: the ground on which a bank decides how deep to look.</summary>
public sealed record ConnectionProfile
{
    public ApiKinds ApiKinds { get; init; } = ApiKinds.Inquiry;

    public Openness Openness { get; init; } = Openness.Partner;

    public AccessMethod AccessMethod { get; init; } = AccessMethod.ApiWithToken;

    /// <summary>How users are authenticated and consent, in words: OAuth2.0 grant, second factor, token lifetimes.</summary>
    public string Authentication { get; init; } = "";

    /// <summary>Which data passes and is kept, in words.</summary>
    public string DataHandled { get; init; } = "";

    /// <summary>Expected users; null while unknown.</summary>
    public int? ExpectedUsers { get; init; }

    /// <summary>Expected API calls a day; null while unknown.</summary>
    public int? DailyCalls { get; init; }
}
