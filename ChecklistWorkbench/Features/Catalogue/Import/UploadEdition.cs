using System.Text;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Catalogue.Import;

/// <param name="FileName">As the browser names it; only its last part is kept.</param>
/// <param name="Content">The file's bytes, read no further than the limit.</param>
public sealed record UploadEditionRequest(string FileName, Stream Content);

/// <summary>Keeps a file for its sender to look at; what they sent before is forgotten.</summary>
public sealed class UploadEdition(WorkbenchDatabase database)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task<Outcome<Guid>> HandleAsync(Caller caller, UploadEditionRequest request, CancellationToken cancellationToken)
    {
        // Rights first: nobody else's bytes are worth reading.
        var allowed = await database.ReadAsync<Done>(caller, async work => await JudgeAsync(work, cancellationToken) is { } refusal ? refusal : default(Done), cancellationToken);
        if (!allowed.Succeeded) return allowed.Refusal;
        var text = await ReadAsync(request.Content, cancellationToken);
        if (!text.Succeeded) return text.Refusal;

        return await database.ChangeAsync<Guid>(caller, async work =>
        {
            if (await JudgeAsync(work, cancellationToken) is { } refusal) return refusal;
            var name = Path.GetFileName(request.FileName.Replace('\\', '/'));
            var upload = new EditionUpload(caller.PersonId, name.Length > Lengths.Line ? name[^Lengths.Line..] : name, text.Value, work.NowUtc);
            work.Db.EditionUploads.RemoveRange(await work.Db.EditionUploads.Where(u => u.PersonId == caller.PersonId).ToListAsync(cancellationToken));
            work.Db.EditionUploads.Add(upload);
            return upload.Id;
        }, cancellationToken);
    }

    private static async Task<Refusal?> JudgeAsync(Work work, CancellationToken cancellationToken) =>
        (await work.Access.ToOrganizationAsync(cancellationToken)).AdministersInstallation ? null : new RoleMissing("AdministerInstallation");

    private static async Task<Outcome<string>> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var bytes = new byte[EditionUpload.MostBytes + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > EditionUpload.MostBytes) return new EditionFileTooLarge();
        try
        {
            var text = Strict.GetString(bytes, 0, length).TrimStart('\uFEFF');
            // A zero character is in no text file, and not every database stores one.
            return text.Contains('\0', StringComparison.Ordinal) ? new EditionFileNotText() : text;
        }
        catch (DecoderFallbackException)
        {
            return new EditionFileNotText();
        }
    }
}
