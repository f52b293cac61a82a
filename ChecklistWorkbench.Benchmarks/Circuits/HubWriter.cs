using System.Buffers.Binary;
using System.Text;

namespace ChecklistWorkbench.Benchmarks.Circuits;

/// <summary>Writes calls to the server in the form that Blazor's browser script uses (SignalR over MessagePack): null, bool, int, long, string.</summary>
internal static class HubWriter
{
    /// <summary>A call, framed. With an id the server answers it.</summary>
    public static byte[] Call(string? id, string target, params object?[] arguments)
    {
        var body = new MemoryStream();
        body.WriteByte(0x96); // Array of six: type, headers, id, target, arguments, streams.
        body.WriteByte(1);
        body.WriteByte(0x80);
        Write(body, id);
        Write(body, target);
        body.WriteByte((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments) Write(body, argument);
        body.WriteByte(0x90);
        return Framed(body.ToArray());
    }

    public static byte[] Ping { get; } = [2, 0x91, 6];

    private static byte[] Framed(byte[] body)
    {
        var frame = new MemoryStream(body.Length + 5);
        var length = (uint)body.Length;
        do
        {
            frame.WriteByte((byte)((length & 0x7f) | (length > 0x7f ? 0x80u : 0)));
            length >>= 7;
        }
        while (length > 0);
        frame.Write(body);
        return frame.ToArray();
    }

    private static void Write(MemoryStream to, object? value)
    {
        Span<byte> number = stackalloc byte[8];
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case bool yes:
                to.WriteByte(yes ? (byte)0xc3 : (byte)0xc2);
                break;
            case int or long:
                BinaryPrimitives.WriteInt64BigEndian(number, Convert.ToInt64(value, null));
                to.WriteByte(0xd3);
                to.Write(number);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
                to.WriteByte(0xdb);
                to.Write(number[..4]);
                to.Write(bytes);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is not sent.", nameof(value));
        }
    }
}
