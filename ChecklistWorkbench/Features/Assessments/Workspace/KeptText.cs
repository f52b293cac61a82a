using ChecklistWorkbench.Domain.Assessments;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>A text of the caller's own that was typed and never saved: found in this browser or among the drafts on the server.</summary>
public sealed record KeptText(int Number, ResponseField Field, string Text, int BasedOn, DateTime TypedUtc)
{
    /// <summary>All of them in this workspace that differ from what is saved, the newer of browser and server for each field.</summary>
    public static IReadOnlyList<KeptText> Find(WorkspaceState state, IReadOnlyList<BrowserText> browser)
    {
        var answers = state.Answers.Where(answer => answer.Party == state.By.Party).ToDictionary(answer => answer.ResponseId);
        var here = browser.Where(text => answers.ContainsKey(text.Response) && Enum.TryParse<ResponseField>(text.Field, out _))
            .Select(text => new KeptText(answers[text.Response].Number, Enum.Parse<ResponseField>(text.Field), text.Text, text.BasedOn,
                DateTime.UnixEpoch.AddMilliseconds(text.At)));
        var there = state.Model.Drafts.Where(draft => answers.ContainsKey(draft.ResponseId))
            .Select(draft => new KeptText(answers[draft.ResponseId].Number, draft.Field, draft.Text, draft.BasedOn, draft.TypedUtc));

        return [.. here.Concat(there)
            .Where(kept => state.CanWrite(kept.Number) && !Equals(state.Answer(kept.Number, state.By.Party)!.Content[kept.Field], kept.Text))
            .GroupBy(kept => (kept.Number, kept.Field)).Select(same => same.MaxBy(kept => kept.TypedUtc)!)
            .OrderBy(kept => kept.Number).ThenBy(kept => kept.Field)];
    }
}
