using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>Which items are of interest.</summary>
public enum ItemScope
{
    /// <summary>すべて.</summary>
    All,

    /// <summary>自分の番: open to me, and unanswered or asked back.</summary>
    MyTurn,

    /// <summary>未記入: something an answering party has not said yet.</summary>
    Unanswered,

    /// <summary>変更あり: saved since the last submission.</summary>
    Changed,

    /// <summary>質問あり: a question waits for its answer, or an answer for its question to be closed.</summary>
    Discussed,

    /// <summary>対象外: left out by the bank.</summary>
    Excluded,
}

/// <summary>What the workspace shows; round-trips through the address so that a link shows the same.</summary>
public sealed record WorkspaceFilter(ItemScope Scope = ItemScope.All, ResponsibleParty? Target = null, Implementation? Implementation = null, string Search = "")
{
    public bool IsEmpty => this == new WorkspaceFilter();

    public static WorkspaceFilter FromQuery(Func<string, string?> value) => new(
        Enum.TryParse<ItemScope>(value("scope"), ignoreCase: true, out var scope) && Enum.IsDefined(scope) ? scope : ItemScope.All,
        Enum.TryParse<ResponsibleParty>(value("target"), ignoreCase: true, out var target) && Enum.IsDefined(target) ? target : null,
        Enum.TryParse<Implementation>(value("status"), ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null,
        value("q") ?? "");

    /// <summary>Query parameters; null where the value is the default and needs no mention.</summary>
    public IReadOnlyDictionary<string, object?> ToQuery(int? item) => new Dictionary<string, object?>
    {
        ["scope"] = Scope == ItemScope.All ? null : Scope.ToString(),
        ["target"] = Target?.ToString(),
        ["status"] = Implementation?.ToString(),
        ["q"] = Search.Length == 0 ? null : Search,
        ["item"] = item,
    };
}
