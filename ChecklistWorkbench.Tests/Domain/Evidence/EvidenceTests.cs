using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Evidence;
using ChecklistWorkbench.Domain.Organizations;
using ChecklistWorkbench.Tests.Testing;

namespace ChecklistWorkbench.Tests.Domain.Evidence;

public sealed class EvidenceTests
{
    private static readonly Role[] Writers = [Role.Contributor, Role.Approver, Role.Reviewer, Role.ReviewLead];

    private readonly OnPaper _paper = new();

    /// <summary>The whole table, written a second time: what is not here must be refused.</summary>
    private static readonly Dictionary<EvidenceAct, Role[]> Allowed = new()
    {
        [EvidenceAct.Read] = [.. Writers, Role.Auditor],
        [EvidenceAct.Add] = Writers,
        [EvidenceAct.AddVersion] = Writers,
        [EvidenceAct.Share] = Writers,
        [EvidenceAct.Link] = Writers,
        [EvidenceAct.Unlink] = Writers,
        [EvidenceAct.Withdraw] = [Role.Approver, Role.ReviewLead],
    };

    public static MatrixTheoryData<EvidenceAct, Party, Role> Cells => new(Enum.GetValues<EvidenceAct>(), Enum.GetValues<Party>(), Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Cells))]
    public void Every_cell_of_the_evidence_table_holds(EvidenceAct act, Party party, Role role)
    {
        var by = _paper.By(party, role);
        var roles = OrganizationRoles.Of(party == Party.FinancialInstitution ? OrganizationKind.FinancialInstitution : OrganizationKind.ConnectingFirm);
        var isAllowed = Allowed[act].Contains(role) && roles.Contains(role);
        foreach (var isOwn in (bool[])[true, false])
        {
            foreach (var isShared in (bool[])[true, false])
            {
                foreach (var isWithdrawn in (bool[])[true, false])
                {
                    var barrier = EvidenceRules.BarrierTo(act, new(isOwn ? by.OrganizationId : Guid.CreateVersion7(), isShared, isWithdrawn), by);

                    if (!isAllowed) Assert.IsType<RoleMissing>(barrier);
                    else if (!isOwn && !isShared) Assert.IsType<NotFound>(barrier);
                    else if (act == EvidenceAct.Read) Assert.Null(barrier);
                    else if (!isOwn) Assert.IsType<OthersEvidence>(barrier);
                    else if (isWithdrawn && act != EvidenceAct.Unlink) Assert.IsType<EvidenceIsWithdrawn>(barrier);
                    else Assert.Null(barrier);
                }
            }
        }
    }

    [Fact]
    public void A_piece_is_in_its_owner_s_chain_alone_until_it_is_shared()
    {
        var piece = Piece();
        var link = EvidenceLink.Make(piece, _paper.Assessment, 1, Contributor, OnPaper.Now).Value;

        Assert.All(piece.TakeAuditRecords().Concat(link.TakeAuditRecords()), record => Assert.Equal(AuditChain.OfOrganization(_paper.Firm.Id), record.ChainId));

        Assert.True(piece.Share(_paper.Connection, [1], Contributor, OnPaper.Now).Succeeded);
        Assert.True(piece.AddVersion(new(), "", [Upload()], Contributor, OnPaper.Now).Succeeded);
        Assert.Equal(
            [(_paper.Connection.ChainId, AuditActions.EvidenceShared), (AuditChain.OfOrganization(_paper.Firm.Id), AuditActions.EvidenceVersionAdded), (_paper.Connection.ChainId, AuditActions.EvidenceVersionAdded)],
            piece.TakeAuditRecords().Select(record => (record.ChainId, record.Action)));
        Assert.Equal(_paper.Connection.ChainId, EvidenceLink.Make(piece, _paper.Assessment, 3, Contributor, OnPaper.Now).Value.TakeAuditRecords().Single().ChainId);
    }

    [Fact]
    public void Sharing_twice_is_one_share()
    {
        var piece = Piece();
        piece.Share(_paper.Connection, [], Contributor, OnPaper.Now);
        piece.Share(_paper.Connection, [], Contributor, OnPaper.Now);

        Assert.Single(piece.Shares);
    }

    [Fact]
    public void Versions_append_and_the_newest_says_until_when()
    {
        var piece = Piece(new() { ValidUntil = new(2026, 12, 31) });

        piece.AddVersion(new() { ValidUntil = new(2027, 12, 31) }, "", [Upload("b.txt")], Contributor, OnPaper.Now);

        Assert.Equal([(1, "a.txt"), (2, "b.txt")], piece.Versions.Select(version => (version.Number, version.Files[0].Name)));
        Assert.Equal((2, new DateOnly(2027, 12, 31)), (piece.NewestVersion, piece.ValidUntil));
    }

    [Fact]
    public void Withdrawn_evidence_begins_nothing_new_and_comes_off_its_items()
    {
        var piece = Piece();
        var link = EvidenceLink.Make(piece, _paper.Assessment, 1, Contributor, OnPaper.Now).Value;
        Assert.IsType<RoleMissing>(piece.Withdraw("失効", Contributor, OnPaper.Now).Refusal);
        Assert.IsType<InvalidField>(piece.Withdraw(" ", _paper.FirmApprover, OnPaper.Now).Refusal);
        Assert.True(piece.Withdraw("失効", _paper.FirmApprover, OnPaper.Now).Succeeded);

        Assert.IsType<EvidenceIsWithdrawn>(piece.AddVersion(new(), "", [Upload()], Contributor, OnPaper.Now).Refusal);
        Assert.IsType<EvidenceIsWithdrawn>(piece.Share(_paper.Connection, [], Contributor, OnPaper.Now).Refusal);
        Assert.IsType<EvidenceIsWithdrawn>(EvidenceLink.Make(piece, _paper.Assessment, 3, Contributor, OnPaper.Now).Refusal);
        Assert.True(link.End(piece, _paper.Assessment, Contributor, OnPaper.Now).Succeeded);
    }

    [Theory]
    [InlineData(AssessmentState.Submitted, true)]
    [InlineData(AssessmentState.UnderReview, true)]
    [InlineData(AssessmentState.Decided, true)]
    [InlineData(AssessmentState.Closed, false)]
    [InlineData(AssessmentState.Withdrawn, false)]
    public void Links_change_while_the_assessment_is_open(AssessmentState state, bool isOpen)
    {
        var paper = new OnPaper(state);
        var by = paper.By(Party.ConnectingFirm, Role.Contributor);
        var piece = EvidencePiece.Add(new() { Title = "証跡" }, new(), "", [Upload()], by, OnPaper.Now).Value;

        Assert.Equal(isOpen, EvidenceLink.Make(piece, paper.Assessment, 1, by, OnPaper.Now).Succeeded);
    }

    [Fact]
    public void Dates_that_make_no_sense_are_refused()
    {
        Assert.IsType<EvidencePeriodIncomplete>(Add(new() { CoversFrom = new(2026, 4, 1) }));
        Assert.IsType<EvidencePeriodBackwards>(Add(new() { CoversFrom = new(2026, 4, 1), CoversTo = new(2026, 3, 31) }));
        Assert.IsType<EvidenceExpiresBeforeBasis>(Add(new() { BasisOn = new(2026, 4, 1), ValidUntil = new(2026, 3, 31) }));
        Assert.Null(Add(new() { BasisOn = new(2026, 4, 1), ValidUntil = new(2026, 4, 1), CoversFrom = new(2026, 4, 1), CoversTo = new(2026, 4, 1) }));
        Assert.IsType<EvidenceWithoutFile>(EvidencePiece.Add(new() { Title = "証跡" }, new(), "", [], Contributor, OnPaper.Now).Refusal);
        Assert.IsType<InvalidField>(EvidencePiece.Add(new() { Title = "　 " }, new(), "", [Upload()], Contributor, OnPaper.Now).Refusal);
    }

    [Theory]
    [InlineData("2026-11-20", EvidenceValidity.Expired)]
    [InlineData("2026-11-21", EvidenceValidity.Expiring)]
    [InlineData("2027-01-20", EvidenceValidity.Expiring)]
    [InlineData("2027-01-21", EvidenceValidity.Valid)]
    [InlineData(null, EvidenceValidity.Unlimited)]
    public void Validity_is_told_by_the_day(string? until, EvidenceValidity expected) =>
        Assert.Equal(expected, new EvidencePeriod { ValidUntil = until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture) }.ValidityOn(new(2026, 11, 21)));

    [Fact]
    public void Gaps_are_the_days_that_nothing_covers()
    {
        var year = new DaySpan(new(2026, 4, 1), new(2027, 3, 31));

        Assert.Equal([year], CoveredPeriod.Gaps(year, []));
        Assert.Empty(CoveredPeriod.Gaps(year, [new(new(2026, 10, 1), new(2027, 5, 1)), new(new(2026, 1, 1), new(2026, 9, 30))]));
        Assert.Equal([new(new(2026, 4, 1), new(2026, 4, 30)), new DaySpan(new(2026, 7, 1), new(2026, 8, 31)), new(new(2027, 3, 31), new(2027, 3, 31))],
            CoveredPeriod.Gaps(year, [new(new(2026, 9, 1), new(2027, 3, 30)), new(new(2026, 5, 1), new(2026, 6, 30)), new(new(2026, 5, 15), new(2026, 6, 1)), new(new(2028, 1, 1), new(2028, 2, 1))]));
    }

    [Fact]
    public void A_submission_without_evidence_hashes_as_it_always_did_and_one_with_it_names_every_file()
    {
        var plain = new SubmissionContent(_paper.Assessment.Id, "paper", 1, []);
        Assert.DoesNotContain("evidence", CanonicalJson.Write(plain), StringComparison.OrdinalIgnoreCase);

        var evidence = new SubmittedEvidence(Guid.CreateVersion7(), 2, Party.ConnectingFirm, EvidenceKind.Policy, "規程", "", "", null, null, null, null, [1, 3], [new("a.txt", 3, "abc", EvidenceFormat.Text)]);
        var submission = _paper.Assessment.Submit(1, _paper.Responses, "", _paper.FirmApprover, OnPaper.Now, evidence: [evidence]).Value;

        Assert.Equal("abc", submission.ReadContent().Evidence!.Single().Files.Single().Sha256);
        Assert.Equal((evidence.PieceId, 2), submission.Evidence.Select(frozen => (frozen.PieceId, frozen.Version)).Single());
        Assert.NotEqual(CanonicalJson.Sha256(CanonicalJson.Write(submission.ReadContent() with { Evidence = null })), submission.Hash);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\受信\\規程.pdf", "規程.pdf")]
    [InlineData("a\u202Etxt.exe.pdf", "atxt.exe.pdf")]
    [InlineData("改行\r\n\u0000\u200B.txt", "改行.txt")]
    [InlineData("a<b>:\"|?*.csv", "a-b------.csv")]
    [InlineData("CON.txt", "_CON.txt")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData(".pdf", "file.pdf")]
    public void Names_are_made_harmless(string name, string expected) => Assert.Equal(expected, EvidenceFileName.Clean(name));

    [Fact]
    public void Long_names_keep_their_ending_and_whole_characters()
    {
        var clean = EvidenceFileName.Clean(new string('長', 74) + string.Concat(Enumerable.Repeat("𠮷", 150)) + ".pdf");

        Assert.True(clean.Length <= EvidenceFileName.Longest);
        Assert.EndsWith("𠮷.pdf", clean, StringComparison.Ordinal);
        Assert.Equal(clean, EvidenceFileName.Clean(clean));
    }

    [Fact]
    public void The_same_name_twice_is_told_apart() =>
        Assert.Equal(["a.pdf", "A (2).pdf", "b.pdf", "a (3).pdf", "a (2) (2).pdf"], EvidenceFileName.ToldApart(["a.pdf", "A.pdf", "b.pdf", "a.pdf", "a (2).pdf"]));

    private Participation Contributor => _paper.By(Party.ConnectingFirm, Role.Contributor);

    private Refusal? Add(EvidencePeriod period) => EvidencePiece.Add(new() { Title = "証跡" }, period, "", [Upload()], Contributor, OnPaper.Now).Refusal;

    private EvidencePiece Piece(EvidencePeriod? period = null) => EvidencePiece.Add(new() { Title = "証跡" }, period ?? new(), "", [Upload()], Contributor, OnPaper.Now).Value;

    private static EvidenceUpload Upload(string name = "a.txt") =>
        EvidenceUpload.Begin(name, 3, "abc", new(EvidenceFormat.Text), ScanResult.NotScanned, new(Guid.CreateVersion7(), "", Guid.CreateVersion7(), Party.ConnectingFirm, new HashSet<Role>()), OnPaper.Now);
}
