using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChecklistWorkbench.Benchmarks.Circuits;

/// <summary>
/// A browser tab with a workspace and one editor open, without the browser: it speaks the circuit's protocol, acknowledges every rendering and
/// answers the page's calls, but draws nothing.
/// </summary>
internal sealed partial class WorkspaceTab(Uri address, TabPlan plan) : IAsyncDisposable
{
    private readonly HubConnection _hub = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _calls = new();
    private readonly TaskCompletionSource<long> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<(long Editor, int Revision)> _editor = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Uri _uri = new("about:blank");
    private int _revision;
    private int _lastCall;

    /// <summary>Signs in, opens the workspace on the tab's item and opens its editor.</summary>
    public async Task OpenAsync()
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address };
        _uri = new Uri(address, $"/assessments/{plan.AssessmentId}?item={plan.Item}");
        using var form = new FormUrlEncodedContent([new("email", plan.Email), new("returnUrl", _uri.PathAndQuery)]);
        var answer = await browser.PostAsync(new Uri("/account/demo", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
        var html = await answer.Content.ReadAsStringAsync();

        await _hub.OpenAsync(_uri, cookies, TakeAsync);
        var state = State().Match(html).Groups["state"].Value;
        var baseUri = new Uri(address, "/").ToString();
        if (await _hub.AskAsync("StartCircuit", baseUri, _uri.ToString(), "[]", state) is not string) throw new InvalidOperationException("No circuit.");
        var roots = Marker().Matches(html).Select((marker, at) => $$"""{"type":"add","ssrComponentId":{{at + 1}},"marker":{{marker.Groups["json"].Value}}}""");
        await _hub.SendAsync("UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', roots)}}]}""", state);

        var limit = TimeSpan.FromSeconds(60);
        var page = await _page.Task.WaitAsync(limit);
        await CallAsync(page, "ShortcutAsync", "edit").WaitAsync(limit);
        (_, _revision) = await _editor.Task.WaitAsync(limit);
    }

    /// <summary>What a pause in typing sends.</summary>
    public async Task TypeAsync(string text)
    {
        var (editor, _) = await _editor.Task;
        await CallAsync(editor, "WritingAsync");
        await CallAsync(editor, "DraftAsync", "CurrentStatus", text, _revision);
    }

    /// <summary>Saves the field, as leaving it does, and returns when the browser would show that it is saved.</summary>
    public async Task SaveAsync(string text)
    {
        var (editor, _) = await _editor.Task;
        using var answer = JsonDocument.Parse(await CallAsync(editor, "SaveAsync", "CurrentStatus", text, _revision));
        if (answer.RootElement.GetProperty("result").GetString() != "saved") throw new InvalidOperationException($"Not saved: {answer.RootElement}");
        _revision = answer.RootElement.GetProperty("revision").GetInt32();
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private async Task<string> CallAsync(long instance, string method, params object[] arguments)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString(CultureInfo.InvariantCulture);
        var answer = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _hub.SendAsync("BeginInvokeDotNetFromJS", id, null, method, instance, JsonSerializer.Serialize(arguments));
        return await answer.Task;
    }

    private async Task TakeAsync(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                await _hub.SendAsync("OnRenderCompleted", (long)arguments[0]!, null);
                break;
            case "JS.BeginInvokeJS":
                await AnswerAsync((long)arguments[0]!, (string)arguments[1]!, arguments[2] as string ?? "[]", (long)arguments[3]!);
                break;
            case "JS.EndInvokeDotNet" when _calls.TryRemove((string)arguments[0]!, out var call):
                if (arguments[1] is true) call.SetResult(arguments[2] as string ?? "null");
                else call.SetException(new InvalidOperationException(arguments[2] as string));
                break;
            case "JS.Error":
                throw new InvalidOperationException($"The circuit failed: {arguments[0]}");
        }
    }

    private async Task AnswerAsync(long call, string function, string argumentsJson, long resultType)
    {
        using var arguments = JsonDocument.Parse(argumentsJson);
        switch (function)
        {
            case "listen":
                _page.TrySetResult(Reference(arguments.RootElement[0]));
                break;
            case "openEditor":
                _editor.TrySetResult((Reference(arguments.RootElement[1]), arguments.RootElement[2].GetProperty("revision").GetInt32()));
                break;
            case "Blazor._internal.navigationManager.navigateTo":
                _uri = new Uri(address, arguments.RootElement[0].GetString());
                await _hub.SendAsync("OnLocationChanged", _uri.ToString(), null, false);
                break;
        }

        const long ObjectReference = 1;
        var result = resultType == ObjectReference ? """{"__jsObjectId":1}""" : "null";
        await _hub.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,{result}]");
    }

    private static long Reference(JsonElement element) => element.GetProperty("__dotNetObject").GetInt64();

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.Singleline)]
    private static partial Regex State();
}
