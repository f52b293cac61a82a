using ChecklistWorkbench.Domain.Evidence;

namespace ChecklistWorkbench.Persistence.Packs;

/// <summary>Names within a pack: they unpack on every file system, and are the same whatever the interface's language.</summary>
public static class PackPath
{
    public const string Form = "01_公式様式";
    public const string Reports = "02_報告書";
    public const string Evidence = "03_証跡";
    public const string Records = "04_提出と経緯";
    public const string Trail = "05_監査証跡";

    /// <summary>The chain's entries, one a line.</summary>
    public const string TrailEntries = Trail + "/監査証跡.jsonl";

    /// <summary>The signed statement of how the chain stood, and the signature over its bytes.</summary>
    public const string Checkpoint = Trail + "/検証点.json";
    public const string CheckpointSignature = Trail + "/検証点.sig";

    /// <summary>With three bytes a character a folder of so many stays well under the 255 bytes that file systems take.</summary>
    private const int FolderLength = 40;

    /// <summary>A folder's name made of free text.</summary>
    public static string Folder(string text)
    {
        var clean = EvidenceFileName.Clean(text.Replace('/', '-').Replace('\\', '-'));
        if (clean.Length > FolderLength) clean = clean[..(char.IsHighSurrogate(clean[FolderLength - 1]) ? FolderLength - 1 : FolderLength)];
        return clean.TrimEnd(' ', '.', '\u3000');
    }
}
