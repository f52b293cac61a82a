using System.Buffers.Binary;
using System.Text;

namespace ChecklistWorkbench.Benchmarks.Circuits;

/// <summary>Reads the server's messages (MessagePack): numbers as long, byte strings as their length alone, since nobody here draws.</summary>
internal ref struct HubReader(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> _data = data;
    private int _at;

    public readonly bool IsAtEnd => _at >= _data.Length;

    /// <summary>The next framed message: an array whose first value is the message's type.</summary>
    public object?[] ReadMessage()
    {
        for (var shift = 0; ; shift += 7)
        {
            if ((_data[_at++] & 0x80) == 0 || shift > 28) break;
        }

        return (object?[])Read()!;
    }

    private object? Read()
    {
        var code = _data[_at++];
        return code switch
        {
            <= 0x7f => (long)code,
            >= 0xe0 => (long)(sbyte)code,
            >= 0xa0 and <= 0xbf => Text(code & 0x1f),
            >= 0x90 and <= 0x9f => Array(code & 0x0f),
            >= 0x80 and <= 0x8f => Map(code & 0x0f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Skip((int)Unsigned(1)),
            0xc5 => Skip((int)Unsigned(2)),
            0xc6 => Skip((int)Unsigned(4)),
            0xcc => Unsigned(1),
            0xcd => Unsigned(2),
            0xce => Unsigned(4),
            0xcf => Unsigned(8),
            0xd0 => (long)(sbyte)Unsigned(1),
            0xd1 => (long)(short)Unsigned(2),
            0xd2 => (long)(int)Unsigned(4),
            0xd3 => Unsigned(8),
            0xd9 => Text((int)Unsigned(1)),
            0xda => Text((int)Unsigned(2)),
            0xdb => Text((int)Unsigned(4)),
            0xdc => Array((int)Unsigned(2)),
            0xdd => Array((int)Unsigned(4)),
            _ => throw new InvalidDataException($"MessagePack code {code:x2} is not read."),
        };
    }

    private long Unsigned(int bytes)
    {
        Span<byte> whole = stackalloc byte[8];
        whole.Clear();
        _data.Slice(_at, bytes).CopyTo(whole[(8 - bytes)..]);
        _at += bytes;
        return BinaryPrimitives.ReadInt64BigEndian(whole);
    }

    private string Text(int length)
    {
        _at += length;
        return Encoding.UTF8.GetString(_data.Slice(_at - length, length));
    }

    private object Skip(int length)
    {
        _at += length;
        return length;
    }

    private object?[] Array(int length)
    {
        var values = new object?[length];
        for (var at = 0; at < length; at++) values[at] = Read();
        return values;
    }

    private object? Map(int length)
    {
        for (var at = 0; at < 2 * length; at++) Read();
        return null;
    }
}
