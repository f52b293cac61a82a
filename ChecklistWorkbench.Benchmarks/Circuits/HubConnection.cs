using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace ChecklistWorkbench.Benchmarks.Circuits;

/// <summary>One WebSocket to the circuits' hub: sends calls one after the other and hands on what comes.</summary>
internal sealed class HubConnection : IAsyncDisposable
{
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> _asked = new();
    private readonly CancellationTokenSource _gone = new();
    private Func<string, object?[], Task> _receivedAsync = (_, _) => Task.CompletedTask;
    private Task _receiving = Task.CompletedTask;
    private int _lastId;

    public async Task OpenAsync(Uri page, CookieContainer cookies, Func<string, object?[], Task> receivedAsync)
    {
        _receivedAsync = receivedAsync;
        _socket.Options.Cookies = cookies;
        _socket.Options.SetRequestHeader("Origin", page.GetLeftPart(UriPartial.Authority));
        await _socket.ConnectAsync(new Uri($"ws://{page.Authority}/_blazor"), _gone.Token);
        await _socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, _gone.Token);
        var answer = Encoding.UTF8.GetString((await ReceiveAsync())!);
        if (answer != "{}\u001e") throw new InvalidOperationException($"Handshake refused: {answer}");
        _receiving = Task.WhenAll(ReceiveAllAsync(), KeepAliveAsync());
    }

    public Task SendAsync(string target, params object?[] arguments) => SendAsync(HubWriter.Call(null, target, arguments));

    public async Task<object?> AskAsync(string target, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(HubWriter.Call(id, target, arguments));
        return await answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        try
        {
            await _receiving;
        }
        catch (OperationCanceledException)
        {
            // Asked for just now.
        }

        _socket.Dispose();
        _sending.Dispose();
        _gone.Dispose();
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_gone.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _gone.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task KeepAliveAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        while (await timer.WaitForNextTickAsync(_gone.Token)) await SendAsync(HubWriter.Ping);
    }

    private async Task ReceiveAllAsync()
    {
        while (await ReceiveAsync() is { } data)
        {
            foreach (var message in Messages(data)) await TakeAsync(message);
        }
    }

    private static List<object?[]> Messages(byte[] data)
    {
        var reader = new HubReader(data);
        List<object?[]> messages = [];
        while (!reader.IsAtEnd) messages.Add(reader.ReadMessage());
        return messages;
    }

    private async Task TakeAsync(object?[] message)
    {
        switch (message)
        {
            case [1L, _, _, string target, object?[] arguments, ..]:
                await _receivedAsync(target, arguments);
                break;
            case [3L, _, string id, var kind, ..] when _asked.TryRemove(id, out var asked):
                if (kind is 1L) asked.SetException(new InvalidOperationException((string?)message[4]));
                else asked.SetResult(message.Length > 4 ? message[4] : null);
                break;
            case [7L, ..]:
                throw new InvalidOperationException($"The server closed the connection: {message.ElementAtOrDefault(1)}");
        }
    }

    private async Task<byte[]?> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, _gone.Token);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage) return whole.ToArray();
        }
    }
}
