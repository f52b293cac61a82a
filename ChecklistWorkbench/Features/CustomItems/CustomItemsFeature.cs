namespace ChecklistWorkbench.Features.CustomItems;

/// <summary>独自確認項目: a bank's library of its own questions.</summary>
public static class CustomItemsFeature
{
    public static IServiceCollection AddCustomItemsFeature(this IServiceCollection services) => services
        .AddSingleton<GetCustomItems>().AddSingleton<AddCustomItem>().AddSingleton<ChangeCustomItem>().AddSingleton<RetireCustomItem>();
}
