using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Features.Dashboard;
using ChecklistWorkbench.Features.Dashboard.Overview;
using ChecklistWorkbench.Features.Dashboard.Waiting;
using ChecklistWorkbench.Tests.Testing;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;
using CounterpartyInvitation = ChecklistWorkbench.Features.Connections.IssuedInvitation;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Connections =>
    [
        For<GetDashboard, DashboardView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<GetOverview, OverviewView>(Scope.OwnOrganization, AssessmentState.UnderReview, Readers,
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<ExportOverview, OverviewView>(Scope.OwnOrganization, AssessmentState.UnderReview, Readers,
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<GetConnections, ConnectionList>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new(), CancellationToken.None)),
        For<GetConnection, ConnectionDetails>(Scope.Connection, AssessmentState.Drafting, Everyone,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.Connection.Id, CancellationToken.None)),
        For<OpenConnection, OpenedConnection>(Scope.OwnOrganization, AssessmentState.Drafting, Managers,
            (handler, _, caller) => handler.HandleAsync(caller, new(new("サービス", new ConnectionProfile()), "相手方（試験）", ""), CancellationToken.None)),
        For<ChangeProfile, ConnectionContent>(Scope.Connection, AssessmentState.Drafting, Managers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.Connection.Id, Shown(parties), Shown(parties)), CancellationToken.None)),
        For<OpenAssessment, Guid>(Scope.Connection, AssessmentState.Closed, Managers,
            (handler, parties, caller) => handler.HandleAsync(caller, new(parties.Connection.Id, AssessmentPurpose.Monitoring, TestDatabase.EditionId, null), CancellationToken.None)),
        For<GetCarryOver, CarryOverView>(Scope.Connection, AssessmentState.Closed, Managers,
            (handler, parties, caller) => handler.HandleAsync(caller, parties.Connection.Id, TestDatabase.EditionId, CancellationToken.None)),
        For<GetOpenTasks, OpenTasksView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<GetWaiting, WaitingView>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, WaitingFilter.Urgent, CancellationToken.None)),
        For<InviteCounterparty, CounterpartyInvitation>(Scope.Connection, AssessmentState.Drafting, Managers,
            async (handler, parties, caller) => await handler.HandleAsync(caller, new(await parties.OpenAloneAsync(caller), ""), CancellationToken.None)),
    ];

    private static ConnectionContent Shown(TwoParties parties) => new(parties.Connection.ServiceName, parties.Connection.Profile);
}
