using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace ChecklistWorkbench.Ui;

/// <summary>
/// Base of every interactive component that asks the server for something: knows the caller, cancels what is under way when it goes,
/// and reports refusals and faults in the user's words.
/// </summary>
public abstract class WorkbenchComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    [CascadingParameter]
    protected Caller Caller { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<RefusalTexts> RefusalTexts { get; set; } = default!;

    [Inject]
    private NotificationService Notifications { get; set; } = default!;

    /// <summary>Cancelled when the component leaves the screen or its circuit ends.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>The sentence for a refusal.</summary>
    protected string Sentence(Refusal refusal) => RefusalSentences.Of(refusal, RefusalTexts);

    /// <summary>Takes the value of an outcome, or shows why there is none; an ended session leads to sign-in.</summary>
    protected bool Accept<T>(Outcome<T> outcome, out T value)
    {
        value = outcome.Succeeded ? outcome.Value : default!;
        if (outcome.Succeeded) return true;
        if (outcome.Refusal is SessionEnded)
            Navigation.NavigateTo(WorkbenchUrls.SignIn("/" + Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);
        else
            Report(NotificationSeverity.Error, Sentence(outcome.Refusal!));
        return false;
    }

    /// <summary>Shows a short message for a few seconds; screen readers hear it too.</summary>
    protected void Report(NotificationSeverity severity, string sentence) =>
        Notifications.Notify(new NotificationMessage { Severity = severity, Summary = sentence, Duration = severity == NotificationSeverity.Error ? 12_000 : 4_000, CloseOnClick = true });

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _gone.IsCancellationRequested) return;
        _gone.Cancel();
        _gone.Dispose();
    }
}
