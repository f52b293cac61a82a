using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>A text to take in, and the revision of the answer that the user saw beside it.</summary>
public readonly record struct AcceptedCell(ImportKey Key, int Revision);

/// <param name="AssessmentId">The assessment.</param>
/// <param name="FileId">The received file.</param>
/// <param name="Sheet">The sheet that was looked at.</param>
/// <param name="Cells">What the user chose; everything else stays as it is.</param>
/// <param name="Layout">By which 様式の対応付け it was read, in the version the user saw; null for <see cref="LayoutChoice.None"/>.</param>
public sealed record AcceptImportRequest(Guid AssessmentId, Guid FileId, string? Sheet, IReadOnlyList<AcceptedCell> Cells, LayoutChoice? Layout = null);

/// <param name="Saved">The texts taken in.</param>
/// <param name="Contested">Texts that someone changed here after the user had looked: they stayed as they are, to be looked at again.</param>
/// <param name="Refused">Texts that may no longer be written.</param>
public sealed record ImportResult(IReadOnlyList<ImportKey> Saved, IReadOnlyList<ImportKey> Contested, IReadOnlyList<ImportKey> Refused);

/// <summary>
/// Takes chosen texts of a received workbook in, all in one transaction: each answer gets an ordinary revision under the importer's rights, with the file as
/// its source, and the connection's trail one entry that names the file. The texts are read from the kept file, never from the request.
/// </summary>
public sealed class AcceptImport(WorkbenchDatabase database, EditionCatalogue editions)
{
    public Task<Outcome<ImportResult>> HandleAsync(Caller caller, AcceptImportRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync<ImportResult>(caller, async work =>
        {
            var (assessment, connection, by) = await work.Access.ToAssessmentAsync(request.AssessmentId, cancellationToken);
            if (await ReceivedContent.FindAsync(work, assessment.Id, request.FileId, by, cancellationToken) is not { } file) return new NotFound();
            var edition = await editions.GetAsync(assessment.EditionId, cancellationToken);
            var preview = await ImportComparison.CompareAsync(work, new(assessment, connection, edition, request.Sheet, request.Layout ?? LayoutChoice.None, by), file, cancellationToken);
            if (!preview.Succeeded) return preview.Refusal;

            var theirs = preview.Value.Cells.Where(cell => cell.Why is null).ToDictionary(cell => cell.Key, cell => cell.Theirs);
            var responses = await work.Db.Responses.Where(response => response.AssessmentId == assessment.Id).ToListAsync(cancellationToken);
            var result = new Taking(assessment, file, by, work.NowUtc);
            foreach (var answer in request.Cells.GroupBy(cell => (cell.Key.Number, cell.Key.Party)))
            {
                var response = responses.Find(response => response.ItemNumber == answer.Key.Number && response.Party == answer.Key.Party);
                var texts = answer.Where(cell => theirs.ContainsKey(cell.Key)).Select(cell => (cell.Key, theirs[cell.Key])).ToList();
                result.Refuse(answer.Select(cell => cell.Key).Except(texts.Select(text => text.Key)));
                if (response is null || texts.Count == 0) continue;
                var basedOn = answer.Min(cell => cell.Revision);
                var since = await work.Db.ResponseRevisions.AsNoTracking().Where(r => r.ResponseId == response.Id && r.Number > basedOn).OrderBy(r => r.Number).ToListAsync(cancellationToken);
                result.Take(response, texts, basedOn, since);
            }

            if (result.Saved.Count > 0) work.Db.Record(result.Entry(preview.Value));
            return new ImportResult(result.Saved, result.Contested, result.Refused);
        }, cancellationToken);

    private sealed class Taking(Assessment assessment, ReceivedFile file, Participation by, DateTime nowUtc)
    {
        public List<ImportKey> Saved { get; } = [];

        public List<ImportKey> Contested { get; } = [];

        public List<ImportKey> Refused { get; } = [];

        public void Refuse(IEnumerable<ImportKey> keys) => Refused.AddRange(keys);

        /// <summary>Fields that nobody else changed are saved even where another field of the same answer is contested.</summary>
        public void Take(Response response, IReadOnlyList<(ImportKey Key, string Text)> texts, int basedOn, IReadOnlyList<ResponseRevision> since)
        {
            var fields = texts.Aggregate(ResponseField.None, (all, text) => all | text.Key.Field);
            var proposed = texts.Aggregate(response.Content, (content, text) => FieldText.With(content, text.Key.Field, text.Text));
            var outcome = response.Save(assessment, fields, proposed, basedOn, since, RevisionSource.Imported, by, nowUtc, file.Id);
            if (outcome is ChangedByAnother { Fields: var contested })
            {
                Contested.AddRange(Of(contested));
                fields &= ~contested;
                outcome = fields == ResponseField.None ? outcome : response.Save(assessment, fields, proposed, basedOn, since, RevisionSource.Imported, by, nowUtc, file.Id);
            }

            if (outcome is Saved) Saved.AddRange(Of(fields));
            if (outcome is Locked) Refused.AddRange(Of(fields));

            IEnumerable<ImportKey> Of(ResponseField some) => texts.Select(text => text.Key).Where(key => some.HasFlag(key.Field));
        }

        public AuditRecord Entry(ImportPreview preview) => new(assessment.ChainId, AuditActions.ImportAccepted, by.Actor, nowUtc, file.Id, Details: new
        {
            assessment.Id,
            file.Name,
            file.Sha256,
            preview.Sheet,
            Layout = preview.Layout is { } layout ? new { layout.Id, layout.Name, layout.Version } : null,
            Texts = Saved.Select(key => new { key.Number, key.Party, key.Field }),
        });
    }
}
