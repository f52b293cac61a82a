using ChecklistWorkbench.CommandLine;
using ChecklistWorkbench.Features.Accounts;
using ChecklistWorkbench.Features.Assessments;
using ChecklistWorkbench.Features.AuditTrail;
using ChecklistWorkbench.Features.Backup;
using ChecklistWorkbench.Features.Catalogue;
using ChecklistWorkbench.Features.Connections;
using ChecklistWorkbench.Features.CustomItems;
using ChecklistWorkbench.Features.Dashboard;
using ChecklistWorkbench.Features.Evidence;
using ChecklistWorkbench.Features.EvidencePacks;
using ChecklistWorkbench.Features.Exchange;
using ChecklistWorkbench.Features.Health;
using ChecklistWorkbench.Features.Monitoring;
using ChecklistWorkbench.Features.Oscal;
using ChecklistWorkbench.Features.Reports;
using ChecklistWorkbench.Features.Review;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Persistence.Seeding;
using ChecklistWorkbench.Persistence.Seeding.Demo;
using ChecklistWorkbench.Ui;

return await ApplicationStart.GuardAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseStaticWebAssets();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddPersistence(builder.Configuration);
    builder.Services.AddUi();
    builder.Services.AddAccountsFeature();
    builder.Services.AddCatalogueFeature().AddConnectionsFeature().AddAssessmentsFeature().AddReviewFeature().AddCustomItemsFeature().AddExchangeFeature().AddReportsFeature().AddDashboardFeature().AddHealthFeature();
    builder.Services.AddAuditTrailFeature().AddMonitoringFeature().AddEvidenceFeature().AddEvidencePacksFeature().AddOscalFeature().AddBackupFeature();
    builder.AddTelemetry();
    builder.AddCommandLine(args);

    await using var app = builder.Build();
    if (WorkbenchCommands.AreMeant(args)) return await app.Services.GetRequiredService<WorkbenchCommands>().RunAsync(args);
    await app.Services.GetRequiredService<DatabaseStart>().RunAsync(CancellationToken.None);
    if (app.Environment.IsDevelopment()) await app.Services.GetRequiredService<DemoData>().LoadAsync(DemoData.Folder, CancellationToken.None);

    app.UseRequestLocalization();
    app.UseSecurityHeaders();
    app.UseFaultPage();
    app.UseStatusCodePagesWithReExecute("/not-found");
    app.UseAuthentication();
    app.UseAccountRules();
    app.UseAuthorization();
    app.UseAntiforgery();
    app.MapAccountsFeature();
    app.MapCatalogueFeature();
    app.MapConnectionsFeature();
    app.MapEvidenceFeature();
    app.MapEvidencePacksFeature();
    app.MapOscalFeature();
    app.MapReviewFeature();
    app.MapExchangeFeature();
    app.MapReportsFeature();
    app.MapAuditTrailFeature();
    app.MapMonitoringFeature();
    app.MapDashboardFeature();
    app.MapHealthFeature();
    app.MapUi();
    await app.RunAsync();
    return ExitStatus.Done;
});

/// <summary>The application, named for the tests' host.</summary>
public partial class Program;
