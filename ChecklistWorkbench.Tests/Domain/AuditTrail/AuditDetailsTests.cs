using ChecklistWorkbench.Domain.AuditTrail;
using ChecklistWorkbench.Domain.Common;

namespace ChecklistWorkbench.Tests.Domain.AuditTrail;

public sealed class AuditDetailsTests
{
    [Fact]
    public void Changes_are_pairs_and_other_values_stand_as_they_are()
    {
        var json = CanonicalJson.Write(new { Revision = 2, Changes = new Dictionary<string, AuditChange> { ["CurrentStatus"] = new("旧", "新"), ["Remarks"] = new(null, "加えた") } });

        Assert.Equal(
            [new("revision", null, "2", false), new("currentStatus", "旧", "新", true), new("remarks", null, "加えた", true)],
            AuditDetails.Read(json));
    }

    [Fact]
    public void Of_two_objects_only_what_differs_is_told()
    {
        var json = CanonicalJson.Write(new { Profile = new AuditChange(new { Kinds = "参照系", Same = 1 }, new { Kinds = "更新系", Same = 1 }) });

        Assert.Equal([new("profile.kinds", "参照系", "更新系", true)], AuditDetails.Read(json));
    }

    [Fact]
    public void A_list_has_a_line_for_each_of_its_things()
    {
        var json = CanonicalJson.Write(new { Items = new[] { new { ItemNumber = 1, Reason = "証跡" }, new { ItemNumber = 2, Reason = "期日" } } });

        Assert.Equal([new("items", null, "1　証跡\n2　期日", false)], AuditDetails.Read(json));
    }

    [Fact]
    public void Nothing_said_is_nothing_shown() => Assert.Empty(AuditDetails.Read(null));

    [Fact]
    public void Numbers_stand_in_one_line() =>
        Assert.Equal([new("items", null, "4, 10, 11", false)], AuditDetails.Read("""{"items":[4,10,11]}"""));
}
