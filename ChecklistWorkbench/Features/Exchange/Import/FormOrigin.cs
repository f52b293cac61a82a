using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Import;

/// <summary>Where a form's texts are known to come from.</summary>
public enum FormOriginKind
{
    /// <summary>The form itself says which revisions it was made from.</summary>
    Form,

    /// <summary>It does not, or not of this assessment: the newest submission, which both parties know.</summary>
    Submission,

    /// <summary>Nothing was submitted yet: blank.</summary>
    Nothing,
}

/// <summary>The common ancestor of what stands here and what the file says: each text as it stood when the form was made.</summary>
public sealed class FormOrigin
{
    private readonly Dictionary<(int Number, Party Party), ResponseContent> _contents = [];

    private FormOrigin(FormOriginKind kind) => Kind = kind;

    public FormOriginKind Kind { get; }

    public string Text(int number, Party party, ResponseField field) => FieldText.Of(_contents.GetValueOrDefault((number, party), ResponseContent.Empty), field);

    public static async Task<FormOrigin> FindAsync(Work work, Assessment assessment, ReadForm form, IReadOnlyList<Response> responses, CancellationToken cancellationToken)
    {
        if (form.Base is { } made && made.AssessmentId == assessment.Id) return await FromFormAsync(work, made, responses, cancellationToken);

        var submission = await work.Db.Submissions.AsNoTracking().Where(s => s.AssessmentId == assessment.Id).OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        var origin = new FormOrigin(submission is null ? FormOriginKind.Nothing : FormOriginKind.Submission);
        foreach (var answer in submission?.ReadContent().Answers ?? []) origin._contents[(answer.ItemNumber, answer.Party)] = answer.Content;
        return origin;
    }

    /// <summary>A revision counts only if its text has the hash that the form gives: a form that was tampered with finds no ancestor, and its texts become conflicts.</summary>
    private static async Task<FormOrigin> FromFormAsync(Work work, FormBase made, IReadOnlyList<Response> responses, CancellationToken cancellationToken)
    {
        var numbers = made.Texts.Select(text => text.Revision).Distinct().ToList();
        var ids = responses.Select(response => response.Id).ToList();
        var revisions = await work.Db.ResponseRevisions.AsNoTracking().Where(revision => ids.Contains(revision.ResponseId) && numbers.Contains(revision.Number)).ToListAsync(cancellationToken);
        var contents = revisions.ToDictionary(revision => (revision.ResponseId, revision.Number), revision => revision.Content);
        var origin = new FormOrigin(FormOriginKind.Form);
        foreach (var response in responses)
        {
            var texts = made.Texts.Where(text => text.Number == response.ItemNumber && text.Party == response.Party.ToString()).ToList();
            if (texts.Select(text => text.Revision).Distinct().ToList() is not [var revision]) continue;
            var content = revision == 0 ? ResponseContent.Empty : contents.GetValueOrDefault((response.Id, revision));
            if (content is not null && texts.TrueForAll(text => Enum.TryParse<ResponseField>(text.Field, out var field) && ResponseContent.TextLengths.ContainsKey(field)
                && CanonicalJson.Sha256((string)content[field]!) == text.Sha256))
                origin._contents[(response.ItemNumber, response.Party)] = content;
        }

        return origin;
    }
}
