namespace ChecklistWorkbench.Persistence.AuditTrail;

/// <summary>Registers the signing of the trail.</summary>
internal static class TrailSigningRegistration
{
    public static IServiceCollection AddTrailSigning(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<AuditTrailOptions>(configuration.GetSection("AuditTrail"));
        services.AddHttpClient(nameof(TimestampAuthority));
        services.AddSingleton<TimestampAuthority>();
        services.AddSingleton<TrailSigner>();
        services.AddSingleton<TrailVerifier>();
        services.AddSingleton<CheckpointSchedule>();
        services.AddHostedService(provider => provider.GetRequiredService<CheckpointSchedule>());
        return services;
    }
}
