using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Features.Accounts.Installation;
using ChecklistWorkbench.Features.Accounts.Invitations;
using ChecklistWorkbench.Features.Accounts.People;
using ChecklistWorkbench.Features.Accounts.Sessions;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.AspNetCore.Http;
using static ChecklistWorkbench.Tests.Architecture.AccessRow;
using ColleagueInvitation = ChecklistWorkbench.Features.Accounts.Invitations.IssuedInvitation;

namespace ChecklistWorkbench.Tests.Architecture;

internal static partial class AccessMatrix
{
    private static AccessRow[] Accounts =>
    [
        For<GetInstallationAdministrators, InstallationAdministrators>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<GetPeople, PeopleOverview>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<ChangeRoles, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, parties, caller) => handler.HandleAsync(caller, new(Auditor(parties, caller), new HashSet<Role> { Role.Auditor }), CancellationToken.None)),
        For<ChangePersonAccess, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, parties, caller) => handler.HandleAsync(caller, new(Auditor(parties, caller), Enabled: true), CancellationToken.None)),
        For<RequireTwoFactor, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, _, caller) => handler.HandleAsync(caller, new(Required: false), CancellationToken.None)),
        For<InviteColleague, ColleagueInvitation>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            (handler, _, caller) => handler.HandleAsync(
                caller, new($"{Guid.CreateVersion7():N}@demo.example", [Role.Auditor], new Uri("https://workbench.example/")), CancellationToken.None)),
        For<WithdrawInvitation, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Administrators,
            async (handler, parties, caller) => await handler.HandleAsync(caller, await parties.InviteColleagueAsync(caller), CancellationToken.None)),
        For<GetAccount, OwnAccount>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<GetSessions, IReadOnlyList<SessionLine>>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, CancellationToken.None)),
        For<EndSessions, int>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new(EndSessionsScope.AllOthers), CancellationToken.None)),
        For<ChangeLanguage, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new("ja"), CancellationToken.None)),
        For<CheckOwnPassword, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, null, CancellationToken.None)),
        For<ChangePassword, Done>(Scope.OwnOrganization, AssessmentState.Drafting, Everyone,
            (handler, _, caller) => handler.HandleAsync(caller, new(null, "あさがおの咲く坂道 2026", "あさがおの咲く坂道 2026"), CancellationToken.None)),
        // No role is enough for these two, a token or a second membership is: the accounts' own tests show who succeeds.
        For<AcceptSignedIn, AcceptedInvitation>(Scope.OwnOrganization, AssessmentState.Drafting, [],
            (handler, _, caller) => handler.HandleAsync(caller, "no such token", CancellationToken.None)),
        For<SwitchOrganization, Done>(Scope.OwnOrganization, AssessmentState.Drafting, [],
            (handler, _, caller) => handler.HandleAsync(new DefaultHttpContext(), caller, new(Guid.CreateVersion7()))),
    ];

    private static Guid Auditor(TwoParties parties, Caller caller) => parties.TeamOf(caller)[Role.Auditor].Person.Id;
}
