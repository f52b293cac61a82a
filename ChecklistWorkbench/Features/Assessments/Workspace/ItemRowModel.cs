using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Features.Assessments.Attestations;
using ChecklistWorkbench.Features.Assessments.Discussions;
using ChecklistWorkbench.Features.Assessments.Presence;
using ChecklistWorkbench.Features.Assessments.Returns;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>All that one row shows, and whom it tells what is done there. Two equal models need no new rendering.</summary>
public sealed record ItemRowModel(
    RowActions Actions, ChecklistItem Item, WorkspaceAnswer? Firm, WorkspaceAnswer? Bank, Party OwnParty, bool IsSelected, EditorStart? Editor, bool CanWrite, WriteBarrier? Barrier,
    string? ReturnReason, ReturnReasonCode? ReturnCode, bool FirmChanged, bool BankChanged, string FirmPresence, string BankPresence, bool FirmWriting, bool BankWriting, bool HasKeptText, Exclusion? Exclusion, DiscussionMark? Discussion, SharedRatingLine? Rating, bool RatingOutdated, DateOnly Today,
    StatementLine? FirmStatement, StatementLine? BankStatement, bool AsksReason)
{
    public bool IsEditing => Editor is not null;

    public bool FirmConfirmed { get; init; }

    public bool BankConfirmed { get; init; }

    /// <summary>独立確認済 rather than 自己申告.</summary>
    public bool IsConfirmed(Party party) => party == Party.ConnectingFirm ? FirmConfirmed : BankConfirmed;

    public WorkspaceAnswer? Own => OwnParty == Party.ConnectingFirm ? Firm : Bank;

    public static ItemRowModel Of(
        RowActions actions, WorkspaceState state, ChecklistItem item, EditorStart? editing, IReadOnlyList<PresentPerson> others, IReadOnlyList<KeptText> kept, int? reasonAskedFor)
    {
        var (firm, bank) = (state.Answer(item.Number, Party.ConnectingFirm), state.Answer(item.Number, Party.FinancialInstitution));
        var own = state.By.Party == Party.ConnectingFirm ? firm : bank;
        var here = others.Where(other => other.ItemNumber == item.Number).ToList();
        return new ItemRowModel(
            actions, item, firm, bank, state.By.Party, state.SelectedItem == item.Number, editing?.Number == item.Number && state.CanWrite(item.Number) ? editing : null, state.CanWrite(item.Number),
            own is null ? null : state.BarrierToWriting(own), state.ReturnReason(item.Number), state.ReturnCode(item.Number),
            firm is not null && state.IsChanged(firm), bank is not null && state.IsChanged(bank),
            NamesOf(here, Party.ConnectingFirm), NamesOf(here, Party.FinancialInstitution),
            here.Any(p => p is { Party: Party.ConnectingFirm, IsWriting: true }), here.Any(p => p is { Party: Party.FinancialInstitution, IsWriting: true }),
            kept.Any(text => text.Number == item.Number), state.ExclusionOf(item.Number), state.DiscussionsOn(item.Number),
            state.RatingOf(item.Number), state.RatingOf(item.Number) is { } rating && state.IsOutdated(rating), state.Today,
            state.StatementOf(item.Number, Party.ConnectingFirm), state.StatementOf(item.Number, Party.FinancialInstitution), reasonAskedFor == item.Number)
        {
            FirmConfirmed = state.IsConfirmed(item.Number, Party.ConnectingFirm),
            BankConfirmed = state.IsConfirmed(item.Number, Party.FinancialInstitution),
        };
    }

    private static string NamesOf(List<PresentPerson> people, Party party) => string.Join("、", people.Where(p => p.Party == party).Select(p => p.Name).Distinct());
}
