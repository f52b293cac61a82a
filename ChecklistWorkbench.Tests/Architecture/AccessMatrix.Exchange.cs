using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Exchange.Filling;
using ChecklistWorkbench.Features.Exchange.Import;
using ChecklistWorkbench.Features.Exchange.Layouts;
using ChecklistWorkbench.Features.Exchange.Receiving;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Tests.Features.Exchange.Reading;
using ChecklistWorkbench.Tests.Testing;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Exchange =>
    [
        For<ExportWorkbook, ExportedWorkbook>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId), CancellationToken.None)),
        For<GetReport, ReportModel>(Scope.Connection, AssessmentState.Submitted, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId), CancellationToken.None)),
        For<MakeReport, MadeReport>(Scope.Connection, AssessmentState.Submitted, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId), CancellationToken.None)),
        For<FillWorkbook, FilledForm>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.AssessmentId, HandMade.Book(HandMade.Header(1))), CancellationToken.None)),
        For<ReceiveWorkbook, ReceivedWorkbook>(Scope.Connection, AssessmentState.Drafting, Writers,
            (handler, parties, caller) => handler.HandleAsync(caller, Received(parties), CancellationToken.None)),
        For<PreviewWorkbook, ImportPreview>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, Received(parties), CancellationToken.None)),
        For<GetImportPreview, ImportPreview>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller)), CancellationToken.None)),
        For<AcceptImport, ImportResult>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller), null, []), CancellationToken.None)),
        For<FillReceivedFile, FilledFile>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller)), CancellationToken.None)),
        For<PreviewFilling, FilledFile>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller)), CancellationToken.None)),
        For<GetReceivedFiles, ReceivedList>(Scope.Connection, AssessmentState.Drafting, Readers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None)),
        For<TryLayout, LayoutTrial>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller), new()), CancellationToken.None)),
        For<SaveLayout, Guid>(Scope.Connection, AssessmentState.Drafting, Writers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(parties.AssessmentId, await ReceiveAsync(parties, caller), new(), "様式"), CancellationToken.None)),
        For<GetLayout, LayoutView>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, parties.AssessmentId, await LayoutAsync(parties, caller), CancellationToken.None)),
        For<GetLayoutFile, LayoutFile>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, parties.AssessmentId, await LayoutAsync(parties, caller), CancellationToken.None)),
        For<RetireLayout, Done>(Scope.Connection, AssessmentState.Drafting, Writers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, parties.AssessmentId, await LayoutAsync(parties, caller), CancellationToken.None)),
        For<GetReceivedFile, ReceivedOriginal>(Scope.Connection, AssessmentState.Drafting, Readers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, parties.AssessmentId, await ReceiveAsync(parties, caller), CancellationToken.None)),
    ];

    private static byte[] Workbook { get; } = HandMade.Book(HandMade.Header(1) + HandMade.Row(2, "1", "", "", "", "受け取った文"));

    private static ReceiveWorkbookRequest Received(TwoParties parties) => new(parties.AssessmentId, "received.xlsx", Workbook);

    /// <summary>A file of the caller's own side, or of the firm's for someone who is of neither.</summary>
    private static Task<Guid> ReceiveAsync(TwoParties parties, Caller caller) => parties.ReceiveFileAsync(Workbook, parties.TeamOf(caller) == parties.Firm ? Firm : Bank);

    private static Task<Guid> LayoutAsync(TwoParties parties, Caller caller) => parties.LayoutAsync(parties.TeamOf(caller) == parties.Firm ? Firm : Bank);
}
