using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange.Layouts;

namespace ChecklistWorkbench.Features.Exchange.Receiving;

/// <summary>What a received workbook is read for, and how.</summary>
/// <param name="Sheet">The sheet to read; null for the one that looks most like a form.</param>
/// <param name="Layout">By which 様式の対応付け.</param>
/// <param name="By">Under whose rights.</param>
internal sealed record FormTarget(Assessment Assessment, Connection Connection, ChecklistEdition Edition, string? Sheet, LayoutChoice Layout, Participation By);
