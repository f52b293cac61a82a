using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Methods;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Features.Assessments.Methods;

public sealed class TickMethodTests
{
    [Theory, DatabaseData]
    public async Task A_tick_is_a_revision_of_the_answer_with_its_entry_in_the_trail(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var parties = await database.AssessmentAsync();

        var saved = Assert.IsType<Saved>((await TickAsync(database, parties, 2, MethodUse.Alternative, " 当番表で代える ")).Value);

        var tick = Assert.Single(saved.Content.Methods);
        Assert.Equal(new AppliedMethod(2, MethodUse.Alternative, "当番表で代える"), tick);
        await using var db = database.OpenContext();
        Assert.Equal([tick], (await db.ResponseRevisions.SingleAsync()).Content.Methods);
        var entry = Assert.Single(await database.TrailAsync(AuditChain.OfConnection(parties.Connection.Id)), e => e.Action == AuditActions.ResponseSaved);
        Assert.Contains("当番表で代える", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_that_the_item_has_not_is_not_found()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();

        Assert.IsType<NotFound>((await TickAsync(database, parties, 6, MethodUse.Applied, "")).Refusal);
        Assert.IsType<NotFound>((await TickAsync(database, parties, 0, MethodUse.Applied, "")).Refusal);
    }

    [Fact]
    public async Task A_remark_that_is_too_long_names_the_field_and_the_limit()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();

        var refusal = Assert.IsType<InvalidField>((await TickAsync(database, parties, 1, MethodUse.Applied, new string('長', Lengths.Line + 1))).Refusal);

        Assert.Equal(("MethodRemark", "TooLong"), (refusal.Field, refusal.Rule));
        await using var db = database.OpenContext();
        Assert.Equal(0, await db.ResponseRevisions.CountAsync());
    }

    private static async Task<Outcome<SaveOutcome>> TickAsync(TestDatabase database, TwoParties parties, int method, MethodUse use, string remark) =>
        await database.Get<TickMethod>().HandleAsync(
            parties.Firm.As(Role.Contributor),
            new(parties.AssessmentId, await parties.AnswerIdAsync(1, Party.ConnectingFirm), method, null, use, remark), CancellationToken.None);
}
