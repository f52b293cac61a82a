using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChecklistWorkbench.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChecklistWorkbench.Features.Accounts.Credentials;

/// <summary>
/// A person's authenticator key and recovery codes. The key is kept encrypted under the key ring, the codes as hashes; each code
/// works once. Works in the caller's transaction and saves nothing itself.
/// </summary>
public sealed class SecondFactor(IDataProtectionProvider protection)
{
    public const int RecoveryCodeCount = 10;

    private const string Owner = "workbench";
    private const string Key = "totp-key";
    private const string PendingKey = "totp-pending";
    private const string LastStep = "totp-step";
    private const string RecoveryCodes = "recovery-codes";
    private const string RecoveryAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";

    private readonly IDataProtector _protector = protection.CreateProtector("Accounts.SecondFactor");

    /// <summary>The key being set up: the one begun earlier or a new one.</summary>
    public async Task<string> PendingKeyAsync(WorkbenchDbContext db, Guid personId)
    {
        if (await ReadAsync(db, personId, PendingKey) is { } begun) return _protector.Unprotect(begun);
        var key = TimeBasedCode.NewKey();
        await WriteAsync(db, personId, PendingKey, _protector.Protect(key));
        return key;
    }

    /// <summary>Takes the pending key into use if the code shows that the app has it.</summary>
    public async Task<bool> AdoptPendingKeyAsync(WorkbenchDbContext db, Guid personId, string code, DateTime nowUtc)
    {
        if (await ReadAsync(db, personId, PendingKey) is not { } pending) return false;
        if (TimeBasedCode.MatchingStep(_protector.Unprotect(pending), Digits(code), nowUtc, 0) is not { } step) return false;
        await WriteAsync(db, personId, Key, pending);
        await WriteAsync(db, personId, LastStep, step.ToString(CultureInfo.InvariantCulture));
        await RemoveAsync(db, personId, PendingKey);
        return true;
    }

    public async Task<bool> AcceptCodeAsync(WorkbenchDbContext db, Guid personId, string code, DateTime nowUtc)
    {
        if (await ReadAsync(db, personId, Key) is not { } key) return false;
        var last = long.Parse(await ReadAsync(db, personId, LastStep) ?? "0", CultureInfo.InvariantCulture);
        if (TimeBasedCode.MatchingStep(_protector.Unprotect(key), Digits(code), nowUtc, last) is not { } step) return false;
        await WriteAsync(db, personId, LastStep, step.ToString(CultureInfo.InvariantCulture));
        return true;
    }

    public async Task<bool> AcceptRecoveryCodeAsync(WorkbenchDbContext db, Guid personId, string code)
    {
        var hashes = await RecoveryHashesAsync(db, personId);
        if (!hashes.Remove(HashOf(code))) return false;
        await WriteAsync(db, personId, RecoveryCodes, string.Join(',', hashes));
        return true;
    }

    /// <summary>Ten new codes in place of the old ones; they cannot be shown again.</summary>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(WorkbenchDbContext db, Guid personId)
    {
        string[] codes = [.. Enumerable.Range(0, RecoveryCodeCount).Select(_ => RandomNumberGenerator.GetString(RecoveryAlphabet, 12).Insert(8, "-").Insert(4, "-"))];
        await WriteAsync(db, personId, RecoveryCodes, string.Join(',', codes.Select(HashOf)));
        return codes;
    }

    public async Task<int> RecoveryCodesLeftAsync(WorkbenchDbContext db, Guid personId) => (await RecoveryHashesAsync(db, personId)).Count;

    public async Task ForgetAsync(WorkbenchDbContext db, Guid personId)
    {
        foreach (var name in (string[])[Key, PendingKey, LastStep, RecoveryCodes]) await RemoveAsync(db, personId, name);
    }

    private static async Task<List<string>> RecoveryHashesAsync(WorkbenchDbContext db, Guid personId) =>
        [.. (await ReadAsync(db, personId, RecoveryCodes) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];

    // Twelve letters of 31 are 59 bits: a plain hash is enough.
    private static string HashOf(string code)
    {
        var letters = string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters)));
    }

    private static string Digits(string code) => string.Concat(code.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));

    private static async Task<string?> ReadAsync(WorkbenchDbContext db, Guid personId, string name) => (await db.UserTokens.FindAsync(personId, Owner, name))?.Value;

    private static async Task WriteAsync(WorkbenchDbContext db, Guid personId, string name, string value)
    {
        if (await db.UserTokens.FindAsync(personId, Owner, name) is { } token) token.Value = value;
        else db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = personId, LoginProvider = Owner, Name = name, Value = value });
    }

    private static async Task RemoveAsync(WorkbenchDbContext db, Guid personId, string name)
    {
        if (await db.UserTokens.FindAsync(personId, Owner, name) is { } token) db.UserTokens.Remove(token);
    }
}
