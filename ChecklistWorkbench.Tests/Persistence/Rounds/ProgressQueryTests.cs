using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Rounds;
using ChecklistWorkbench.Tests.Persistence.Seeding.Demo;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChecklistWorkbench.Tests.Persistence.Rounds;

public sealed class ProgressQueryTests(DemoDatabase demo) : IClassFixture<DemoDatabase>
{
    [Fact]
    public async Task The_database_counts_what_the_domain_calls_answered()
    {
        await using var db = demo.Open();
        var responses = await db.Responses.AsNoTracking().ToListAsync();
        var byDatabase = await db.Responses.Where(Response.Answered).Select(r => r.Id).ToListAsync();

        Assert.Contains(responses, r => !r.Content.IsAnswered && r.Revision > 0);
        Assert.Equal(responses.Where(r => r.Content.IsAnswered).Select(r => r.Id).Order(), byDatabase.Order());
    }

    [Fact]
    public async Task Both_parties_of_each_assessment_are_counted_as_a_loop_over_the_answers_would()
    {
        await using var db = demo.Open();
        var responses = (await db.Responses.AsNoTracking().ToListAsync()).Where(r => !r.IsExcluded).ToLookup(r => (r.AssessmentId, r.Party));
        Guid[] ids = [.. responses.Select(group => group.Key.AssessmentId).Distinct()];
        var returnedUtc = await db.SubmissionReturns.ToDictionaryAsync(r => r.AssessmentId, r => r.AtUtc);

        var progress = await db.GetProgressAsync(ids, CancellationToken.None);

        Assert.All(responses, group => Assert.Equal(
            new PartyProgress(
                group.Count(), group.Count(r => r.Content.IsAnswered), group.Count(r => r.Lock == ResponseLock.None && !r.Content.IsAnswered),
                group.Count(r => r.Lock == ResponseLock.None && returnedUtc.TryGetValue(r.AssessmentId, out var at) && !(r.SavedUtc >= at))),
            progress[group.Key.AssessmentId][group.Key.Party]));
        Assert.Contains(progress.Values, p => p.Firm.ToAnswer > 0);
    }

    [Fact]
    public async Task What_is_left_out_is_not_counted_and_what_is_added_is()
    {
        await using var database = await TestDatabase.CreateAsync();
        var parties = await database.AssessmentAsync();
        await parties.ExcludeAsync(1);
        await parties.ExcludeAsync(9);
        await parties.AddItemAsync();
        await using var db = database.OpenContext();

        var progress = (await db.GetProgressAsync([parties.AssessmentId], CancellationToken.None))[parties.AssessmentId];

        Assert.Equal((new PartyProgress(37, 0, 37, 0), new PartyProgress(13, 0, 13, 0)), (progress.Firm, progress.Bank));
    }

    [Fact]
    public async Task Nothing_asked_for_is_nothing_counted()
    {
        await using var db = demo.Open();

        Assert.Empty(await db.GetProgressAsync([], CancellationToken.None));
    }
}
