using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>A text that the browser kept because it never reached the server.</summary>
public sealed record BrowserText(Guid Response, string Field, string Text, int BasedOn, double At);

/// <summary>The server's side of <c>js/workspace.js</c>. A browser that is gone is no fault: nobody is there to be served.</summary>
public sealed class WorkspaceScript(IJSObjectReference module)
{
    public static async Task<WorkspaceScript> LoadAsync(IJSRuntime js, CancellationToken cancellationToken) =>
        new(await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./js/workspace.js"));

    public ValueTask ListenAsync<T>(DotNetObjectReference<T> page) where T : class => CallAsync("listen", page);

    public ValueTask FocusItemAsync(int number) => CallAsync("focusItem", number);

    public ValueTask FocusElementAsync(string selector) => CallAsync("focusElement", selector);

    public ValueTask ScrollToCategoryAsync(int chapter) => CallAsync("scrollToCategory", chapter);

    public async Task<IReadOnlyList<BrowserText>> KeptTextsAsync(Guid person) => await AskAsync<BrowserText[]>("keptTexts", person) ?? [];

    public ValueTask ForgetTextAsync(Guid person, Guid response, string field) => CallAsync("forgetText", person, response, field);

    public async Task<IReadOnlyDictionary<string, BrowserText>> OpenEditorAsync<T>(ElementReference root, DotNetObjectReference<T> editor, object options)
        where T : class => await AskAsync<Dictionary<string, BrowserText>>("openEditor", root, editor, options) ?? [];

    public async Task<string> TextOfAsync(Guid response, string field) => await AskAsync<string>("textOf", response, field) ?? "";

    public ValueTask RefreshFieldAsync(Guid response, string field, string text, int revision) => CallAsync("refreshField", response, field, text, revision);

    public ValueTask ResolveFieldAsync(Guid response, string field, string text, string saved, int revision, bool saveNow) =>
        CallAsync("resolveField", response, field, text, saved, revision, saveNow);

    public async Task<bool> SingleKeysAsync() => await AskAsync<bool>("singleKeys");

    public ValueTask SetSingleKeysAsync(bool on) => CallAsync("setSingleKeys", on);

    /// <summary>The downloaded file's name. Throws <see cref="JSException"/> if the server refused.</summary>
    public ValueTask<string> DownloadAsync(string url) => module.InvokeAsync<string>("download", TimeSpan.FromMinutes(2), url);

    private async ValueTask CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await module.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
        }
    }

    private async Task<T?> AskAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            return await module.InvokeAsync<T>(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            return default;
        }
    }
}
