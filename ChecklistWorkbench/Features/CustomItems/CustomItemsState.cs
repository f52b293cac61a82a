using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using Microsoft.AspNetCore.WebUtilities;

namespace ChecklistWorkbench.Features.CustomItems;

/// <summary>What of the library is shown; round-trips through the address.</summary>
/// <param name="Kind">Only items that apply to this kind of API; null for all.</param>
/// <param name="Retired">Whether those that are retired are shown, and only those.</param>
public sealed record CustomItemsState(string Search = "", ApiKinds? Kind = null, bool Retired = false)
{
    public static CustomItemsState Read(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        return new(
            query.TryGetValue("q", out var words) ? words.ToString() : "",
            query.TryGetValue("kind", out var named) && Enum.TryParse<ApiKinds>(named, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && kind != ApiKinds.None ? kind : null,
            query.ContainsKey("retired"));
    }

    public string ToAddress(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["q"] = Search.Length == 0 ? null : Search,
        ["kind"] = Kind?.ToString(),
        ["retired"] = Retired ? "1" : null,
    }.Where(part => part.Value is not null));

    public bool Shows(CustomItem item)
    {
        var (words, content) = (SearchWords.Of(Search), item.Content);
        return item.RetiredUtc is not null == Retired
            && (Kind is not { } kind || content.Fits(kind))
            && (words.IsEmpty || words.AreIn($"{content.Objective}\n{content.Explanation}\n{content.Source}"));
    }
}
