using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChecklistWorkbench.Features.Assessments.Discussions;

/// <summary>The server's side of <c>js/discussion.js</c>. A browser that is gone is no fault: nobody is there to be served.</summary>
internal static class MessageScript
{
    public static ValueTask<IJSObjectReference> LoadAsync(IJSRuntime js, CancellationToken cancellationToken) =>
        js.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./js/discussion.js");

    /// <summary>The threads for which this browser keeps a message that was begun and not sent; empty text for a new thread.</summary>
    public static async Task<IReadOnlyList<string>> KeptMessagesAsync(IJSRuntime js, string scope, CancellationToken cancellationToken)
    {
        try
        {
            var module = await LoadAsync(js, cancellationToken);
            return await module.InvokeAsync<string[]>("keptMessages", cancellationToken, scope);
        }
        catch (JSDisconnectedException)
        {
            return [];
        }
    }

    public static async Task OpenAsync<T>(IJSRuntime js, ElementReference root, DotNetObjectReference<T> composer, string key, CancellationToken cancellationToken) where T : class
    {
        try
        {
            var module = await LoadAsync(js, cancellationToken);
            await module.InvokeVoidAsync("openComposer", cancellationToken, root, composer, key);
        }
        catch (JSDisconnectedException)
        {
        }
    }
}
