using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Reading;
using ChecklistWorkbench.Features.Exchange.Workbook;
using ChecklistWorkbench.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Exchange.Layouts;

/// <summary>Reads a workbook by the 様式の対応付け that the user chose, or by a saved one that fits.</summary>
internal static class LayoutReader
{
    /// <summary>What the caller's organisation saved for the connection's bank.</summary>
    public static async Task<IReadOnlyList<SavedLayout>> SavedAsync(Work work, Connection connection, Participation by, CancellationToken cancellationToken)
    {
        var layouts = await work.Db.WorkbookLayouts.AsNoTracking()
            .Where(l => l.OrganizationId == by.OrganizationId && l.FinancialInstitutionId == connection.FinancialInstitutionId && l.RetiredUtc == null)
            .OrderBy(l => l.Name).ThenBy(l => l.Id).ToListAsync(cancellationToken);
        return [.. layouts.Select(l => new SavedLayout(l.Id, l.Name, l.Version, MappingOf(l)))];
    }

    public static Task<string> BankNameAsync(Work work, Connection connection, CancellationToken cancellationToken) =>
        work.Db.Organizations.Where(organization => organization.Id == connection.FinancialInstitutionId).Select(organization => organization.Name).FirstAsync(cancellationToken);

    public static async Task<Outcome<LaidOutForm>> ReadAsync(
        Work work, Connection connection, Participation by, byte[] file, ReadingOptions options, LayoutChoice choice, CancellationToken cancellationToken)
    {
        var workbook = WorkbookReader.Read(file, cancellationToken);
        if (!workbook.Succeeded) return workbook.Refusal;
        return Read(workbook.Value, options, choice, await SavedAsync(work, connection, by, cancellationToken));
    }

    /// <summary>A form made here needs no mapping. Of those that fit, the one by which most is read; otherwise the column names say it.</summary>
    public static Outcome<LaidOutForm> Read(WorkbookContent workbook, ReadingOptions options, LayoutChoice choice, IReadOnlyList<SavedLayout> saved)
    {
        if (choice.Mapping is { } given) return By(given, null);
        if (choice.Id is { } id)
        {
            if (saved.FirstOrDefault(layout => layout.Id == id) is not { } chosen) return new NotFound();
            return choice.Version is { } seen && seen != chosen.Version ? new LayoutChangedByAnother() : By(chosen.Mapping, chosen);
        }

        var plain = By(null, null);
        if (choice.IsNone || (plain.Succeeded && plain.Value.Form.Base is not null)) return plain;
        var fitting = saved.Where(layout => layout.Mapping.Fits(workbook)).Select(layout => By(layout.Mapping, layout)).Where(read => read.Succeeded && read.Value.Form.Items.Count > 0)
            .OrderByDescending(read => read.Value.Form.Items.Count).ThenBy(read => read.Value.Form.Problems.Count).ToList();
        return fitting.Count > 0 ? fitting[0] : plain;

        Outcome<LaidOutForm> By(FormMapping? mapping, SavedLayout? layout)
        {
            var form = FormReader.Read(workbook, options with { Mapping = mapping });
            return form.Succeeded ? new LaidOutForm(form.Value, mapping, layout, saved) : form.Refusal;
        }
    }

    /// <exception cref="InvalidOperationException">What was saved does not parse: it was checked before it was saved.</exception>
    public static FormMapping MappingOf(WorkbookLayout layout) =>
        FormMapping.Parse(layout.Mapping) is { Mapping: { } mapping } ? mapping : throw new InvalidOperationException($"Layout {layout.Id} holds no mapping.");
}
