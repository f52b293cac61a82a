using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Mail;

/// <summary>Hands mail to the SMTP server of section <c>Mail</c>.</summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options, ILogger<SmtpMailSender> logger) : IMailSender
{
    private const int TimeoutSeconds = 15;

    public bool IsConfigured => options.Value.Host.Length > 0;

    public async Task<bool> SendAsync(string to, string subject, string body, CancellationToken cancellationToken)
    {
        var mail = options.Value;
        if (mail.Host.Length == 0) return false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(TimeoutSeconds));
        try
        {
            using var message = new MailMessage(mail.From, to, subject, body) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
            using var client = new SmtpClient(mail.Host, mail.Port) { EnableSsl = mail.UseTls };
            if (mail.UserName.Length > 0) client.Credentials = new NetworkCredential(mail.UserName, mail.Password);
            await client.SendMailAsync(message, limit.Token);
            return true;
        }
        catch (Exception fault) when (fault is SmtpException or FormatException or ArgumentException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning(fault, "Mail could not be handed to {Host}:{Port}", mail.Host, mail.Port);
            return false;
        }
    }
}
