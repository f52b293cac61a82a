using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace ChecklistWorkbench.Features.Catalogue.Import;

/// <summary>Where the import page's form sends its file: the form's token is asked for, and no more is read than an edition can be large.</summary>
internal static class UploadEndpoint
{
    // The form's own lines come on top of the file.
    private const int MostBytes = EditionUpload.MostBytes + 64 * 1024;

    public static void MapEditionUpload(this WebApplication app) =>
        app.MapPost(WorkbenchUrls.EditionUpload, async ([FromForm] IFormFile? file, HttpContext http, UploadEdition upload) =>
        {
            if (http.User.ToCaller() is not { } caller) return Results.Challenge();
            if (file is null || file.Length == 0) return Back("NoFile");
            await using var content = file.OpenReadStream();
            var outcome = await upload.HandleAsync(caller, new(file.FileName, content), http.RequestAborted);
            return outcome.Refusal switch
            {
                null => Results.LocalRedirect(WorkbenchUrls.EditionImport),
                SessionEnded => Results.Challenge(),
                EditionFileTooLarge or EditionFileNotText => Back(outcome.Refusal.GetType().Name),
                _ => Results.NotFound(),
            };
        }).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithFormOptions(multipartBodyLengthLimit: MostBytes);

    private static IResult Back(string refused) => Results.LocalRedirect($"{WorkbenchUrls.EditionImport}?refused={refused}");
}
