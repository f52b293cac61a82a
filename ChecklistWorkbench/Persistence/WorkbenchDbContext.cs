using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Domain.Connections;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Monitoring;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Domain.Review;
using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Persistence;

/// <summary>
/// The one database. Saving stores the audit records of the changed things in the same transaction and refuses to change
/// what is append-only. Each provider has a subclass with its own migrations.
/// </summary>
public abstract class WorkbenchDbContext(DbContextOptions options) : IdentityUserContext<WorkbenchUser, Guid>(options)
{
    private readonly List<AuditRecord> _records = [];

    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<SignInSession> SignInSessions => Set<SignInSession>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Connection> Connections => Set<Connection>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<AssessmentTransition> AssessmentTransitions => Set<AssessmentTransition>();

    public DbSet<Response> Responses => Set<Response>();

    public DbSet<ResponseRevision> ResponseRevisions => Set<ResponseRevision>();

    public DbSet<TailoringChange> TailoringChanges => Set<TailoringChange>();

    public DbSet<CustomItem> CustomItems => Set<CustomItem>();

    public DbSet<CustomItemVersion> CustomItemVersions => Set<CustomItemVersion>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<ReceivedFile> ReceivedFiles => Set<ReceivedFile>();

    public DbSet<ReceivedFileChunk> ReceivedFileChunks => Set<ReceivedFileChunk>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<SubmissionReturn> SubmissionReturns => Set<SubmissionReturn>();

    public DbSet<Discussion> Discussions => Set<Discussion>();

    public DbSet<DiscussionMessage> DiscussionMessages => Set<DiscussionMessage>();

    public DbSet<DiscussionReading> DiscussionReadings => Set<DiscussionReading>();

    public DbSet<Rating> Ratings => Set<Rating>();

    public DbSet<RatingShare> RatingShares => Set<RatingShare>();

    public DbSet<SecondReview> SecondReviews => Set<SecondReview>();

    public DbSet<EvidencePiece> EvidencePieces => Set<EvidencePiece>();

    public DbSet<EvidenceVersion> EvidenceVersions => Set<EvidenceVersion>();

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    public DbSet<EvidenceShare> EvidenceShares => Set<EvidenceShare>();

    public DbSet<EvidenceLink> EvidenceLinks => Set<EvidenceLink>();

    public DbSet<EvidenceUpload> EvidenceUploads => Set<EvidenceUpload>();

    public DbSet<EvidenceChunk> EvidenceChunks => Set<EvidenceChunk>();

    public DbSet<SubmissionEvidence> SubmissionEvidence => Set<SubmissionEvidence>();

    public DbSet<AuditChain> AuditChains => Set<AuditChain>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    public DbSet<PublishedEdition> Editions => Set<PublishedEdition>();

    public DbSet<EditionUpload> EditionUploads => Set<EditionUpload>();

    public DbSet<EquivalenceRuling> EquivalenceRulings => Set<EquivalenceRuling>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<Reliance> Reliances => Set<Reliance>();

    public DbSet<DepthRuleChange> DepthRuleChanges => Set<DepthRuleChange>();

    public DbSet<AccessMeasure> AccessMeasures => Set<AccessMeasure>();

    public DbSet<WorkbookLayout> WorkbookLayouts => Set<WorkbookLayout>();

    public DbSet<GuideVersion> GuideVersions => Set<GuideVersion>();

    public DbSet<GuideWording> GuideWordings => Set<GuideWording>();

    public DbSet<ReferenceEntry> ReferenceEntries => Set<ReferenceEntry>();

    public DbSet<MonitoringTask> MonitoringTasks => Set<MonitoringTask>();

    public DbSet<Arrangement> Arrangements => Set<Arrangement>();

    public DbSet<Attestation> Attestations => Set<Attestation>();

    public DbSet<ChangeNotice> ChangeNotices => Set<ChangeNotice>();

    public DbSet<NoticeMessage> NoticeMessages => Set<NoticeMessage>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<ReminderSetting> ReminderSettings => Set<ReminderSetting>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Chains that the last save appended to, with their new head; for whoever tells the screens.</summary>
    internal IReadOnlyList<(string ChainId, long Sequence)> TouchedChains { get; private set; } = [];

    /// <summary>Puts an act that changes nothing else (a download, a refused access) into the trail with the next save.</summary>
    public void Record(AuditRecord record) => _records.Add(record);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving waits for its turn: use SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Nobody opened a transaction (Identity's own stores): wait for the turn and make one, so that the trail is never apart from the change.
        if (Database.CurrentTransaction is not null) return await SaveWithTrailAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await EnterWriteAsync(cancellationToken);
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var written = await SaveWithTrailAsync(acceptAllChangesOnSuccess, cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        return written;
    }

    /// <summary>Waits until this process may write; held over the whole transaction. Only an embedded database needs it.</summary>
    public virtual ValueTask<IDisposable?> EnterWriteAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IDisposable?>(null);

    /// <summary>Gives the database the settings it keeps; once at start.</summary>
    public virtual Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Locks the chains' rows until the transaction ends, so that two nodes never append to one chain at once.</summary>
    protected virtual Task LockChainsAsync(IReadOnlyList<string> chainIds, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WorkbenchDbContext).Assembly);
        ModelConventions.Apply(builder);
    }

    private async Task<int> SaveWithTrailAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        foreach (var response in ChangeTracker.Entries<Response>().Select(entry => entry.Entity).ToList())
            ResponseRevisions.AddRange(response.TakeNewRevisions());
        AppendOnlyGuard.Check(ChangeTracker);
        await AppendToChainsAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private async Task AppendToChainsAsync(CancellationToken cancellationToken)
    {
        AuditRecord[] records = [.. ChangeTracker.Entries<AuditedEntity>().SelectMany(entry => entry.Entity.TakeAuditRecords()), .. _records];
        _records.Clear();
        if (records.Length == 0) return;

        string[] chainIds = [.. records.Select(record => record.ChainId).Distinct().Order(StringComparer.Ordinal)];
        await LockChainsAsync(chainIds, cancellationToken);
        Dictionary<string, AuditChain> chains = new(StringComparer.Ordinal);
        foreach (var id in chainIds)
            chains[id] = await AuditChains.FindAsync([id], cancellationToken) ?? AuditChains.Add(new AuditChain(id)).Entity;
        foreach (var record in records) AuditEntries.Add(chains[record.ChainId].Append(record));

        TouchedChains = [.. chains.Values.Select(chain => (chain.Id, chain.HeadSequence))];
    }
}
