using ChecklistWorkbench.Domain.Evidence;

namespace ChecklistWorkbench.Tests.Domain.Evidence;

public sealed class IndependentConfirmationTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(null, null, null, null, Confirmation.WithoutDates)]
    [InlineData(-10, null, null, null, Confirmation.WithoutDates)]
    [InlineData(null, -365, -30, null, Confirmation.Over)]
    [InlineData(null, -365, 0, null, Confirmation.Holds)]
    [InlineData(null, 0, 300, null, Confirmation.Holds)]
    [InlineData(null, 1, 300, null, Confirmation.NotYet)]
    [InlineData(null, -365, -30, 0, Confirmation.Holds)]
    [InlineData(null, -365, 30, -1, Confirmation.Over)]
    [InlineData(1, null, null, 300, Confirmation.NotYet)]
    [InlineData(0, null, null, 300, Confirmation.Holds)]
    public void A_report_speaks_for_a_day_until_its_last_day_and_where_it_names_none_within_its_period(int? basis, int? from, int? to, int? until, Confirmation expected)
    {
        var period = new EvidencePeriod { BasisOn = Day(basis), CoversFrom = Day(from), CoversTo = Day(to), ValidUntil = Day(until) };

        Assert.Equal(expected, IndependentConfirmation.Of(EvidenceKind.AssuranceReport, period, isShared: true, isWithdrawn: false, Today));
        Assert.Equal(expected == Confirmation.Holds, IndependentConfirmation.Holds(Frozen(EvidenceKind.AgreedProcedures, period), Today));
    }

    [Fact]
    public void Only_reports_of_someone_independent_confirm_and_only_what_both_parties_may_read()
    {
        var period = new EvidencePeriod { ValidUntil = Today };
        foreach (var kind in Enum.GetValues<EvidenceKind>())
        {
            var isIndependent = kind is EvidenceKind.AssuranceReport or EvidenceKind.AgreedProcedures;
            Assert.Equal(isIndependent ? Confirmation.Holds : null, IndependentConfirmation.Of(kind, period, isShared: true, isWithdrawn: false, Today));
            Assert.Equal(isIndependent ? Confirmation.NotShared : null, IndependentConfirmation.Of(kind, period, isShared: false, isWithdrawn: false, Today));
            Assert.Equal(isIndependent ? Confirmation.Withdrawn : null, IndependentConfirmation.Of(kind, period, isShared: true, isWithdrawn: true, Today));
        }
    }

    private static DateOnly? Day(int? offset) => offset is { } days ? Today.AddDays(days) : null;

    private static SubmittedEvidence Frozen(EvidenceKind kind, EvidencePeriod period) => new(
        Guid.CreateVersion7(), 1, ChecklistWorkbench.Domain.Organizations.Party.ConnectingFirm, kind, "報告書", "監査法人（試験）", "", period.BasisOn, period.CoversFrom, period.CoversTo, period.ValidUntil, [1], []);
}
