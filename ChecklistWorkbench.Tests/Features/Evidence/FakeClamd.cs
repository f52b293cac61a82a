using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChecklistWorkbench.Tests.Features.Evidence;

/// <summary>Speaks clamd's INSTREAM over TCP, or over a unix socket; finds what holds the word EICAR.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly Task _serving;
    private readonly string? _path;

    private FakeClamd(Socket listener, string? path)
    {
        (_listener, _path) = (listener, path);
        listener.Listen();
        _serving = ServeAsync();
    }

    public string Address => _path is null ? $"tcp:127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}" : $"unix:{_path}";

    public static FakeClamd OnTcp()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new(socket, null);
    }

    public static FakeClamd OnUnixSocket()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        return new(socket, path);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
        if (_path is not null) File.Delete(_path);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptAsync();
                await using var stream = new NetworkStream(client, ownsSocket: false);
                var command = new byte["zINSTREAM\0".Length];
                await stream.ReadExactlyAsync(command);
                Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
                var (length, content) = (new byte[4], new MemoryStream());
                while (true)
                {
                    await stream.ReadExactlyAsync(length);
                    if (BinaryPrimitives.ReadUInt32BigEndian(length) is not (> 0 and var size)) break;
                    var chunk = new byte[size];
                    await stream.ReadExactlyAsync(chunk);
                    content.Write(chunk);
                }

                var isInfected = Encoding.UTF8.GetString(content.ToArray()).Contains("EICAR", StringComparison.Ordinal);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(isInfected ? "stream: Eicar-Test FOUND\0" : "stream: OK\0"));
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }
}
