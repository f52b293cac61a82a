namespace ChecklistWorkbench.Mail;

/// <summary>Sends one plain-text mail. The seam to whatever carries mail here; without configuration nothing does.</summary>
public interface IMailSender
{
    /// <summary>Whether anything carries mail here at all.</summary>
    bool IsConfigured { get; }

    /// <summary>Whether the mail was handed over; false if none is configured or the server refused it (which is logged).</summary>
    Task<bool> SendAsync(string to, string subject, string body, CancellationToken cancellationToken);
}

/// <summary>Configuration section <c>Mail</c>; no host means no mail.</summary>
public sealed class MailOptions
{
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    public string From { get; set; } = "";

    public bool UseTls { get; set; } = true;
}
