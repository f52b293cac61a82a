using ChecklistWorkbench.Features.Exchange.Reading;

namespace ChecklistWorkbench.Features.Exchange.Workbook;

/// <summary>Carries a refusal out through parsers that know nothing of it; <see cref="WorkbookReader"/> catches it, nobody else sees it.</summary>
internal sealed class WorkbookFaultException(WorkbookProblem problem, Exception? cause = null) : Exception(problem.Code.ToString(), cause)
{
    public WorkbookProblem Problem => problem;
}
