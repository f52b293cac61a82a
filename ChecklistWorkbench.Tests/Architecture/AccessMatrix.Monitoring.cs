using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Assessments.Attestations;
using ChecklistWorkbench.Features.Monitoring.Arrangements;
using ChecklistWorkbench.Features.Monitoring.Calendar;
using ChecklistWorkbench.Features.Monitoring.Notices;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Monitoring =>
    [
        For<GetArrangement, ArrangementView>(Scope.Connection, AssessmentState.Drafting, Readers, async (handler, parties, caller) =>
        {
            await parties.ProposeArrangementAsync();
            return await handler.HandleAsync(caller, parties.Connection.Id, CancellationToken.None);
        }),
        For<ProposeArrangement, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.Connection.Id, new() { FirstOpensOn = new DateOnly(2099, 4, 1) }), CancellationToken.None)),
        For<AgreeArrangement, Done>(Scope.Connection, AssessmentState.Drafting, [(Firm, Role.Approver)], async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.Connection.Id, await parties.ProposeArrangementAsync(), "合意"), CancellationToken.None)),
        For<DeclineArrangement, Done>(Scope.Connection, AssessmentState.Drafting, [(Firm, Role.Approver)], async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.Connection.Id, await parties.ProposeArrangementAsync(), "見送り"), CancellationToken.None)),
        For<WithdrawArrangement, Done>(Scope.Connection, AssessmentState.Drafting, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(parties.Connection.Id, await parties.ProposeArrangementAsync(), "取下げ"), CancellationToken.None)),
        For<GetNotices, NoticesView>(Scope.OwnOrganization, AssessmentState.Closed, Everyone, async (handler, parties, caller) =>
        {
            await parties.NoticeAsync();
            return await handler.HandleAsync(caller, CancellationToken.None);
        }),
        For<GetNotice, NoticeView>(Scope.Connection, AssessmentState.Closed, Readers, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, await parties.NoticeAsync("受領の試験"), CancellationToken.None)),
        For<GetNoticeForm, NoticeFormView>(Scope.OwnOrganization, AssessmentState.Closed, FirmWriters,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<WriteNotice, IReadOnlyList<Guid>>(Scope.Connection, AssessmentState.Closed, FirmWriters, (handler, parties, caller) => handler.HandleAsync(caller, new(
            Guid.CreateVersion7(), new(ReportedChanges.SecurityHead, new DateOnly(2026, 11, 21), "責任者の交代", [1, 2], new DateOnly(2099, 1, 1)), [parties.Connection.Id]), CancellationToken.None)),
        For<ActOnNotice, Done>(Scope.Connection, AssessmentState.Closed, BankWriters, async (handler, parties, caller) =>
            await handler.HandleAsync(caller, new(await parties.NoticeAsync(), NoticeAct.Acknowledge, ""), CancellationToken.None)),
        For<GetCalendar, CalendarView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<MakeCalendarFeed, CalendarSecret>(Scope.OwnOrganization, AssessmentState.Drafting, Readers,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<RevokeCalendarFeed, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<ChooseReminders, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, true, CancellationToken.None)),
        For<GetStatements, StatementsView>(Scope.Connection, AssessmentState.Closed, Readers, async (handler, parties, caller) =>
        {
            await parties.RenewAsync();
            return await handler.HandleAsync(caller, parties.AssessmentId, CancellationToken.None);
        }),
        For<AttestItems, Done>(Scope.Connection, AssessmentState.Closed, Writers, async (handler, parties, caller) =>
        {
            await parties.RenewAsync();
            var ours = parties.TeamOf(caller) == parties.Firm ? Firm : Bank;
            return await handler.HandleAsync(caller, new(parties.AssessmentId, Statement.NoLongerApplies, "試験", [await parties.StatedItemAsync(13, ours)]), CancellationToken.None);
        }),
    ];
}
