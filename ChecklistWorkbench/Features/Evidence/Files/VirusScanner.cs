using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Features.Evidence.Files;

/// <summary>Asks ClamAV's daemon over its socket (INSTREAM). Without one set up every file is 未検査; one that does not answer lets nothing through.</summary>
public sealed class VirusScanner(IOptions<EvidenceOptions> options, ILogger<VirusScanner> logger)
{
    private const int ChunkLength = 64 * 1024;
    private const int LongestAnswer = 4 * 1024;
    private const string Unix = "unix:";
    private const string Tcp = "tcp:";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="file">Read from its beginning to its end.</param>
    /// <param name="cancellationToken">Cancels the scan.</param>
    public async Task<Outcome<ScanResult>> ScanAsync(Stream file, CancellationToken cancellationToken)
    {
        if (options.Value.ClamAv.Length == 0) return ScanResult.NotScanned;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var socket = await ConnectAsync(options.Value.ClamAv, limit.Token);
            await using var clamd = new NetworkStream(socket, ownsSocket: false);
            await SendAsync(file, clamd, limit.Token);
            return Verdict(await AnswerAsync(clamd, limit.Token));
        }
        catch (Exception fault) when (fault is SocketException or IOException or FormatException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogError(fault, "The virus scanner at {Address} did not answer", options.Value.ClamAv);
            return new EvidenceScannerSilent();
        }
    }

    private static async Task<Socket> ConnectAsync(string address, CancellationToken cancellationToken)
    {
        EndPoint endPoint = address.StartsWith(Unix, StringComparison.Ordinal) ? new UnixDomainSocketEndPoint(address[Unix.Length..])
            : address.StartsWith(Tcp, StringComparison.Ordinal) && address.LastIndexOf(':') is var colon && colon > Tcp.Length
                ? new DnsEndPoint(address[Tcp.Length..colon].Trim('/'), int.Parse(address[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture))
            : throw new FormatException($"Evidence:ClamAv is “{address}”; use unix:PATH or tcp:HOST:PORT.");
        var socket = endPoint is UnixDomainSocketEndPoint ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task SendAsync(Stream file, NetworkStream clamd, CancellationToken cancellationToken)
    {
        await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
        file.Position = 0;
        var chunk = new byte[sizeof(uint) + ChunkLength];
        while (true)
        {
            var read = await file.ReadAtLeastAsync(chunk.AsMemory(sizeof(uint)), ChunkLength, throwOnEndOfStream: false, cancellationToken);
            BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)read);
            await clamd.WriteAsync(chunk.AsMemory(0, sizeof(uint) + read), cancellationToken);
            if (read == 0) return;
        }
    }

    private static async Task<string> AnswerAsync(NetworkStream clamd, CancellationToken cancellationToken)
    {
        var answer = new byte[LongestAnswer];
        var length = await clamd.ReadAtLeastAsync(answer, LongestAnswer, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    /// <summary><c>stream: OK</c>, <c>stream: NAME FOUND</c>, or an error.</summary>
    private static Outcome<ScanResult> Verdict(string answer)
    {
        const string Stream = "stream: ";
        const string Found = " FOUND";
        if (answer == Stream + "OK") return ScanResult.Clean;
        if (answer.StartsWith(Stream, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal)) return new EvidenceIsInfected(answer[Stream.Length..^Found.Length]);
        throw new IOException($"clamd answered: {answer}");
    }
}
