namespace ChecklistWorkbench.Domain.Common;

/// <summary>The longest texts that are kept, in UTF-16 code units. The database columns have the same sizes.</summary>
public static class Lengths
{
    /// <summary>An answer's or a comment's text: about ten printed pages; a longer one belongs into evidence.</summary>
    public const int Text = 8_000;

    /// <summary>A sentence or two: a reason, an objective.</summary>
    public const int Sentence = 500;

    /// <summary>A line: a name, a heading, a department, a reason code.</summary>
    public const int Line = 200;

    /// <summary>An e-mail address.</summary>
    public const int Email = 254;

    /// <summary>An identifier from a closed vocabulary, an enum or an action's name.</summary>
    public const int Code = 64;

    /// <summary>A SHA-256 as hexadecimal digits.</summary>
    public const int Hash = 64;
}
