using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Assessments.Attestations;

/// <summary>確認声明 on one answer.</summary>
/// <param name="AnswerRevision">The answer's revision when this was read.</param>
/// <param name="BasedOn">The number of its newest statement; 0 for none.</param>
/// <param name="IsAsCarried">Whether it says what it began with.</param>
/// <param name="Standing">What is stated and holds; null if nothing does.</param>
/// <param name="HasLapsed">Whether something was stated that holds no more.</param>
/// <param name="Said">Who stated it, when, and in which words.</param>
public sealed record StatementLine(int Number, Party Party, int AnswerRevision, int BasedOn, bool IsAsCarried, Statement? Standing, bool HasLapsed, StatementWords? Said)
{
    public bool IsMissing => Standing is null;
}

public sealed record StatementWords(string Reason, string ByName, DateTime AtUtc);

/// <param name="Lines">Of every answer that a statement is asked for; none where the round asks for none.</param>
public sealed record StatementsView(IReadOnlyList<StatementLine> Lines);

/// <summary>What both parties have stated in a monitoring round.</summary>
public sealed class GetStatements(WorkbenchDatabase database)
{
    public Task<Outcome<StatementsView>> HandleAsync(Caller caller, Guid assessmentId, CancellationToken cancellationToken) =>
        database.ReadAsync<StatementsView>(caller, async work =>
        {
            var (assessment, _, _) = await work.Access.ToAssessmentAsync(assessmentId, cancellationToken);
            if (!RoundStatements.AreAsked(assessment)) return new StatementsView([]);
            var responses = await work.Db.Responses.Where(r => r.AssessmentId == assessment.Id).ToListAsync(cancellationToken);
            var statements = await work.Db.ReadStatementsAsync(assessment, responses, cancellationToken);
            return new StatementsView([.. statements!.Answers.Where(answer => answer.IsAsked).Select(LineOf)]);
        }, cancellationToken);

    private static StatementLine LineOf(StatedAnswer answer) => new(
        answer.Response.ItemNumber, answer.Response.Party, answer.Response.Revision, answer.Last?.Number ?? 0, answer.IsAsCarried, answer.Standing?.Statement,
        answer is { Last: not null, Standing: null }, answer.Last is { } last ? new(last.Reason, last.ByName, last.AtUtc) : null);
}
