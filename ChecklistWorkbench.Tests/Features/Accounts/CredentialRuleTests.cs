using ChecklistWorkbench.Features.Accounts.Credentials;
using ChecklistWorkbench.Features.Accounts.Sessions;
using ChecklistWorkbench.Persistence.Accounts;

namespace ChecklistWorkbench.Tests.Features.Accounts;

public sealed class CredentialRuleTests
{
    private static readonly DateTime Now = new(2026, 11, 21, 6, 4, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("", "Required")]
    [InlineData("short", "PasswordTooShort")]
    [InlineData("elevenchars", "PasswordTooShort")]
    [InlineData("password1234", "PasswordTooCommon")]
    [InlineData("PassWord1234", "PasswordTooCommon")]
    [InlineData("aaaaaaaaaaaaaaaa", "PasswordTooCommon")]
    [InlineData("someone@office.example", "PasswordTooCommon")]
    [InlineData("twelve chars", null)]
    [InlineData("桜の木の下で長い夢を見ていた", null)]
    public void A_password_is_long_and_none_that_everybody_tries(string password, string? rule) =>
        Assert.Equal(rule, PasswordRules.Broken(password, "someone@office.example")?.Rule);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(2000000000, "279037")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code)
    {
        const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // "12345678901234567890"
        Assert.Equal(code, TimeBasedCode.At(Key, seconds / 30));
    }

    [Fact]
    public void A_code_counts_within_one_step_either_way_and_only_if_newer_than_the_last()
    {
        var key = TimeBasedCode.NewKey();
        var step = TimeBasedCode.StepAt(Now);
        Assert.Equal(step - 1, TimeBasedCode.MatchingStep(key, TimeBasedCode.At(key, step - 1), Now, 0));
        Assert.Null(TimeBasedCode.MatchingStep(key, TimeBasedCode.At(key, step - 2), Now, 0));
        Assert.Null(TimeBasedCode.MatchingStep(key, TimeBasedCode.At(key, step), Now, step));
        Assert.Null(TimeBasedCode.MatchingStep(key, "", Now, 0));
    }

    [Fact]
    public void A_closed_account_opens_again_after_a_quarter_of_an_hour()
    {
        var user = WorkbenchUser.For(Guid.CreateVersion7(), "someone@office.example");
        for (var failure = 0; failure < WorkbenchUser.AllowedFailures; failure++) user.CountFailure(Now);
        Assert.True(user.IsLockedOut(Now.AddMinutes(14)));
        Assert.False(user.IsLockedOut(Now.AddMinutes(15)));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge / Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1", "Safari / iPhone")]
    [InlineData("curl", "?")]
    public void A_browser_is_named_as_people_know_it(string device, string name) => Assert.Equal(name, BrowserName.Of(device, "?"));
}
