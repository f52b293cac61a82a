using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>An e-mail address as it is kept and compared: trimmed and in lower case, so that one person is one address.</summary>
public static class EmailAddress
{
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? address)
    {
        address = text?.Trim().ToLowerInvariant();
        return address is { Length: > 0 and <= Lengths.Email } && MailAddress.TryCreate(address, out var parsed) && parsed.Address == address;
    }
}
