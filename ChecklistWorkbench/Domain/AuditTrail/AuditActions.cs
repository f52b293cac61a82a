namespace ChecklistWorkbench.Domain.AuditTrail;

/// <summary>The vocabulary of the trail.</summary>
public static class AuditActions
{
    public const string OrganizationRegistered = "organization.registered";
    public const string OrganizationChanged = "organization.changed";
    public const string PersonInvited = "person.invited";
    public const string InvitationWithdrawn = "person.invitation-withdrawn";
    public const string PersonJoined = "person.joined";
    public const string PersonDisabled = "person.disabled";
    public const string PersonEnabled = "person.enabled";
    public const string RoleGranted = "role.granted";
    public const string RoleRevoked = "role.revoked";
    public const string SignedIn = "session.started";
    public const string SignInFailed = "session.refused";
    public const string SessionEnded = "session.ended";
    public const string PasswordChanged = "credential.password-changed";
    public const string TwoFactorChanged = "credential.two-factor-changed";
    public const string PasskeyAdded = "credential.passkey-added";
    public const string PasskeyRenamed = "credential.passkey-renamed";
    public const string PasskeyRemoved = "credential.passkey-removed";
    public const string AccessDenied = "access.denied";
    public const string ConnectionOpened = "connection.opened";
    public const string ConnectionJoined = "connection.joined";
    public const string ProfileChanged = "connection.profile-changed";
    public const string AssessmentOpened = "assessment.opened";
    public const string AssessmentStateChanged = "assessment.state-changed";
    public const string AssessmentTailored = "assessment.tailored";
    public const string ResponseSaved = "response.saved";
    public const string SubmissionMade = "submission.made";
    public const string SubmissionReturned = "submission.returned";
    public const string DiscussionAsked = "discussion.asked";
    public const string DiscussionCommented = "discussion.commented";
    public const string DiscussionAnswered = "discussion.answered";
    public const string DiscussionClosed = "discussion.closed";
    public const string FileReceived = "file.received";
    public const string FileDownloaded = "file.downloaded";
    public const string ImportAccepted = "import.accepted";
    public const string CustomItemAdded = "custom-item.added";
    public const string CustomItemChanged = "custom-item.changed";
    public const string CustomItemRetired = "custom-item.retired";
    public const string CustomItemResumed = "custom-item.resumed";
    public const string InstallationEntrusted = "installation.entrusted";
    public const string InstallationReleased = "installation.released";
    public const string EditionPublished = "edition.published";
    public const string GuideReadIn = "edition.guide-read-in";
    public const string GuidePutAway = "edition.guide-put-away";
    public const string EquivalenceRuled = "edition.equivalence-ruled";
    public const string ResponseCarriedOver = "response.carried-over";
    public const string ExportDownloaded = "export.downloaded";
    public const string ReportDownloaded = "report.downloaded";
}
