using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using Microsoft.AspNetCore.Components;

namespace ChecklistWorkbench.Ui.Grid;

/// <summary>What a feature shows of an item on screens of other features: in the workspace's panel and beside the rating.</summary>
/// <param name="Order">Its place among the parts, lowest first.</param>
/// <param name="Component">An <see cref="ItemPartComponent"/>.</param>
/// <param name="Place">The one screen it is for; null where it is for all.</param>
public sealed record ItemPart(int Order, Type Component, ItemPlace? Place);

/// <summary>Where parts are shown.</summary>
public enum ItemPlace
{
    /// <summary>The workspace's panel.</summary>
    Workspace,

    /// <summary>Beside the rating.</summary>
    Review,
}

/// <summary>The item that is looked at, and by whom.</summary>
/// <param name="ItemNumber">通番.</param>
/// <param name="Label">How texts call the item, such as 通番12.</param>
public sealed record ItemContext(Guid AssessmentId, int ItemNumber, string Label, AssessmentState State, Participation By)
{
    /// <summary>Where its 質疑 stands; null if there is none.</summary>
    public DiscussionMark? Discussion { get; init; }
}

/// <summary>Base of such a part. It is made anew for each item.</summary>
public abstract class ItemPartComponent : WorkbenchComponent
{
    [Parameter, EditorRequired]
    public ItemContext Context { get; set; } = default!;

    /// <summary>Tells the screen around it that something changed that the screen shows too.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }
}

/// <summary>How a feature offers its part.</summary>
public static class ItemPartRegistration
{
    public static IServiceCollection AddItemPart<TPart>(this IServiceCollection services, int order, ItemPlace? place = null) where TPart : ItemPartComponent =>
        services.AddSingleton(new ItemPart(order, typeof(TPart), place));
}
