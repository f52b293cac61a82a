namespace ChecklistWorkbench.Features.Assessments;

/// <summary>Registers what the feature needs and maps what it serves.</summary>
public static class AssessmentsFeature
{
    public static IServiceCollection AddAssessmentsFeature(this IServiceCollection services) => services;

    public static void MapAssessmentsFeature(this WebApplication app)
    {
    }
}
