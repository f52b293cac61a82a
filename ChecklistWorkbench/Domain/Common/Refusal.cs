namespace ChecklistWorkbench.Domain.Common;

/// <summary>
/// Why something asked for was not done: an expected answer, not a bug. Each feature names its refusals after the state they met
/// (<c>ResponseLocked</c>); the screen finds the sentence by the record's name.
/// </summary>
public abstract record Refusal
{
    /// <summary>Figures and names for the sentence, such as the limit and the length met.</summary>
    public virtual object[] Arguments => [];
}

/// <summary>The thing does not exist, or not for this caller: the two are deliberately the same answer.</summary>
public sealed record NotFound : Refusal;

/// <summary>The caller takes part, but their role does not allow this.</summary>
public sealed record RoleMissing(string Needed) : Refusal;

/// <summary>The session was ended or the person disabled: whoever sits there must sign in again.</summary>
public sealed record SessionEnded : Refusal;

/// <summary>A field's value breaks a rule; nothing was changed.</summary>
/// <param name="Field">Name of the field as the request calls it.</param>
/// <param name="Rule">Key of the sentence that says what to do.</param>
/// <param name="Figures">See <see cref="Refusal.Arguments"/>.</param>
public sealed record InvalidField(string Field, string Rule, params object[] Figures) : Refusal
{
    public override object[] Arguments => Figures;
}
