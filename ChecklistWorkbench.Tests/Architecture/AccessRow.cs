using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Architecture;

/// <summary>Whose things a handler touches: decides what someone of a third organisation is told.</summary>
public enum Scope
{
    /// <summary>A named connection or assessment: not found, and the attempt is in the trail.</summary>
    Connection,

    /// <summary>The caller's own organisation and nothing by name: everyone gets an answer about their own.</summary>
    OwnOrganization,
}

/// <summary>What a handler came to, its type forgotten.</summary>
public sealed record HandlerAnswer(Refusal? Refusal, object? Value)
{
    /// <summary>A locked item is an answer, and a refusal.</summary>
    public bool IsDone => Refusal is null && Value is not Locked;
}

/// <summary>How one handler is called, in which state of the assessment, and whose roles may.</summary>
public sealed record AccessRow(
    Type Handler, Scope Scope, AssessmentState State, IReadOnlySet<(Party, Role)> Right, Func<IServiceProvider, TwoParties, Caller, Task<HandlerAnswer>> CallAsync)
{
    public static AccessRow For<THandler, TValue>(
        Scope scope, AssessmentState state, IEnumerable<(Party, Role)> right, Func<THandler, TwoParties, Caller, Task<Outcome<TValue>>> call) where THandler : class =>
        new(typeof(THandler), scope, state, right.ToHashSet(), async (services, parties, caller) =>
        {
            await using var circuit = services.CreateAsyncScope();
            var handler = circuit.ServiceProvider.GetService<THandler>() ?? ActivatorUtilities.CreateInstance<THandler>(circuit.ServiceProvider);
            var outcome = await call(handler, parties, caller);
            return new(outcome.Refusal, outcome.Succeeded ? outcome.Value : null);
        });
}
