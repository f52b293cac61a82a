using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Resources;
using ChecklistWorkbench.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Accounts.Parts;

/// <summary>Base of the account pages, which are rendered and done: a form comes back as a request, no circuit is needed.</summary>
public abstract class AccountPage : ComponentBase
{
    [CascadingParameter]
    protected HttpContext HttpContext { get; set; } = default!;

    [Inject]
    protected IStringLocalizer<AccountTexts> Texts { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Key of the sentence about what was just done, after the redirect that followed it.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    protected string? Done { get; set; }

    /// <summary>Why the last form was not accepted.</summary>
    protected Refusal? Refused { get; set; }

    protected Caller Caller => HttpContext.User.ToCaller() ?? throw new InvalidOperationException("This page is for people who are signed in.");

    protected CancellationToken Gone => HttpContext.RequestAborted;

    /// <summary>Takes the value of an outcome or shows why there is none; an ended session leads to sign-in.</summary>
    protected bool Accept<T>(Outcome<T> outcome, out T value)
    {
        value = outcome.Succeeded ? outcome.Value : default!;
        Refused = outcome.Refusal;
        if (outcome.Refusal is SessionEnded) Navigation.NavigateTo(WorkbenchUrls.SignIn(HttpContext.Request.Path));
        return outcome.Succeeded;
    }

    /// <summary>Shows the page anew with a sentence about what was done, so that a reload does nothing twice.</summary>
    protected void Finish<T>(Outcome<T> outcome, string done, string? page = null)
    {
        if (Accept(outcome, out _)) Navigation.NavigateTo($"{page ?? HttpContext.Request.Path}?done={done}");
    }
}
