namespace ChecklistWorkbench.Domain.Monitoring;

/// <summary>変更届の種類 → the items that such a change touches first, by the goals of the 解説書. The firm may take items out and add others.</summary>
public static class NoticeKinds
{
    private static readonly Dictionary<ReportedChanges, int[]> Table = new()
    {
        // 7 不祥事案の振り返り, 9 発生を想定した態勢, 14 被害拡大の防止, 16 補償対応窓口, 34 被害の最小化, 35 追跡調査.
        [ReportedChanges.Incident] = [7, 9, 14, 16, 34, 35],
        // 4 情報資産の管理, 10 委託業務, 11 クラウド固有のリスク, 17 設備面の情報漏洩対策, 31 データの復旧.
        [ReportedChanges.CloudOrSubcontractor] = [4, 10, 11, 17, 31],
        // 29 データの種類に応じた管理, 32 利用者を保護する認証, 36 認証認可の機密情報, 37 API の想定外利用, 43 利用者への説明.
        [ReportedChanges.ApiScope] = [29, 32, 36, 37, 43],
        // 1 責任の所在, 2 管理ルール, 9 発生を想定した態勢, 12 見直しと改善.
        [ReportedChanges.SecurityHead] = [1, 2, 9, 12],
        // 8 連鎖接続の安全性, 29 データの種類に応じた管理, 43 利用者への説明.
        [ReportedChanges.ChainedParty] = [8, 29, 43],
    };

    /// <summary>Every kind, in the order they are offered in.</summary>
    public static IReadOnlyList<ReportedChanges> All { get; } = [.. Table.Keys];

    public static IReadOnlyList<int> ItemsOf(ReportedChanges kind) => Table.TryGetValue(kind, out var items) ? items : [];
}
