namespace ChecklistWorkbench.Features.EvidencePacks;

/// <summary>The files by which a pack proves itself. <see cref="Sums"/> names every other file but <see cref="Signature"/>, which is over it.</summary>
public static class PackFiles
{
    public const string PublicKey = "public-key.pem";
    public const string Steps = "検証手順.txt";
    public const string VerifyPage = "verify.html";
    public const string Manifest = "manifest.json";
    public const string Sums = "SHA256SUMS";
    public const string Signature = "SHA256SUMS.sig";
}
