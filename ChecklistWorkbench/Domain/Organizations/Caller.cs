namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>Who asks, as the sign-in cookie says; what they may do is read from the database each time, never from here.</summary>
public sealed record Caller(Guid PersonId, Guid OrganizationId, Guid SessionId);
