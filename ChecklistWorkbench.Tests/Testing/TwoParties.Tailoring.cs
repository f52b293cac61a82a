using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Submissions;
using ChecklistWorkbench.Tests.Domain.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Tests.Testing;

public sealed partial class TwoParties
{
    /// <summary>An item that is left out of the newest assessment, as far as its state lets the bank leave any out.</summary>
    public async Task<int> ExcludedItemAsync()
    {
        var (isDrafting, excluded) = await LookAsync(async db => (
            await db.Assessments.AnyAsync(a => a.Id == AssessmentId && a.State == AssessmentState.Drafting),
            await db.Responses.Where(r => r.AssessmentId == AssessmentId && r.IsExcluded).Select(r => (int?)r.ItemNumber).FirstOrDefaultAsync()));
        if (excluded is null && isDrafting) await ExcludeAsync(3, "前回の理由");
        return excluded ?? 3;
    }

    /// <summary>A 独自確認項目 of the newest assessment that nobody has answered, as far as its state lets the bank add any.</summary>
    public async Task<int> AddedItemAsync() =>
        await LookAsync(db => db.Assessments.AnyAsync(a => a.Id == AssessmentId && a.State == AssessmentState.Drafting)) ? await AddItemAsync() : 1001;

    /// <summary>A round after the newest assessment, whose list of items the bank changed; the newest stays what this stands for.</summary>
    public async Task<Guid> NextRoundAfterTailoringAsync()
    {
        await ExcludedItemAsync();
        var current = AssessmentId;
        var next = await OpenAssessmentAsync(SeedEdition.Read());
        AssessmentId = current;
        return next;
    }

    /// <summary>An item of the bank's library.</summary>
    public async Task<Guid> CustomItemAsync(CustomItemContent? content = null)
    {
        var added = await workbench.ChangeAsSystemAsync<Guid>((db, nowUtc) =>
        {
            var item = CustomItem.Add(content ?? new() { Objective = "苦情を組織的に管理する。", Explanation = "受付から改善までの流れを答えてください。" },
                bank[Role.Reviewer].Participation, nowUtc);
            db.CustomItems.Add(item);
            return Task.FromResult<Outcome<Guid>>(item.Id);
        }, CancellationToken.None);
        return added.Value;
    }

    /// <summary>Asks an item of the bank's library, or a new one, in the newest assessment; returns its number there.</summary>
    public async Task<int> AddItemAsync(Guid? customItemId = null)
    {
        var id = customItemId ?? await CustomItemAsync();
        var number = 0;
        await StepAsync(async (assessment, db, nowUtc) =>
        {
            var item = await db.CustomItems.SingleAsync(i => i.Id == id);
            var (change, responses) = assessment.AddItem(item, await db.ReadTailoringAsync(assessment, CancellationToken.None), bank[Role.Reviewer].Participation, nowUtc).Value;
            db.TailoringChanges.Add(change);
            db.Responses.AddRange(responses);
            number = change.ItemNumber;
        });
        return number;
    }

    public Task ExcludeAsync(int itemNumber, string reason = "対象外の試験") => StepAsync(async (assessment, db, nowUtc) =>
        db.TailoringChanges.Add(assessment.Exclude(itemNumber, reason, await db.ReadTailoringAsync(assessment, CancellationToken.None),
            await db.Responses.Where(r => r.AssessmentId == assessment.Id && r.ItemNumber == itemNumber).ToListAsync(), bank[Role.Reviewer].Participation, nowUtc).Value));

    public Task RemoveItemAsync(int itemNumber) => StepAsync(async (assessment, db, nowUtc) =>
    {
        var responses = await db.Responses.Where(r => r.AssessmentId == assessment.Id && r.ItemNumber == itemNumber).ToListAsync();
        var added = (await db.ReadTailoringAsync(assessment, CancellationToken.None)).Checklist.AddedAs(itemNumber)!;
        db.TailoringChanges.Add(assessment.RemoveItem(added, responses, hasDrafts: false, bank[Role.Reviewer].Participation, nowUtc).Value);
        db.Responses.RemoveRange(responses);
    });
}
