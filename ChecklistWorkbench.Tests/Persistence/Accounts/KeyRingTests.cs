using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChecklistWorkbench.Persistence;
using ChecklistWorkbench.Tests.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChecklistWorkbench.Tests.Persistence.Accounts;

public sealed class KeyRingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbench-keys-");

    [Theory, DatabaseData]
    public async Task With_a_certificate_the_database_alone_opens_nothing(DatabaseProvider provider)
    {
        await using var database = await EmptyRingAsync(provider);
        var certificate = Certificate("ring.pem", RSA.Create(2048));
        string kept;
        await using (var node = NodeOf(database, ("Keys:Certificate", certificate))) kept = ProtectorOf(node).Protect("秘密");

        await using (var db = database.OpenContext())
        {
            var xml = (await db.DataProtectionKeys.SingleAsync()).Xml;
            Assert.Contains("EncryptedData", xml, StringComparison.Ordinal);
            Assert.DoesNotContain("masterKey", xml, StringComparison.Ordinal);
        }

        await using (var without = NodeOf(database)) Assert.Throws<CryptographicException>(() => ProtectorOf(without).Unprotect(kept));
        await using (var another = NodeOf(database, ("Keys:Certificate", certificate))) Assert.Equal("秘密", ProtectorOf(another).Unprotect(kept));
    }

    [Fact]
    public async Task A_certificate_that_was_replaced_still_opens_what_it_protected()
    {
        await using var database = await EmptyRingAsync(DatabaseProvider.Sqlite);
        var (former, next) = (Certificate("former.pem", RSA.Create(2048)), Certificate("next.pem", RSA.Create(2048)));
        string kept;
        await using (var node = NodeOf(database, ("Keys:Certificate", former))) kept = ProtectorOf(node).Protect("秘密");

        await using (var alone = NodeOf(database, ("Keys:Certificate", next))) Assert.Throws<CryptographicException>(() => ProtectorOf(alone).Unprotect(kept));
        await using (var both = NodeOf(database, ("Keys:Certificate", next), ("Keys:FormerCertificate", former))) Assert.Equal("秘密", ProtectorOf(both).Unprotect(kept));
    }

    [Fact]
    public void What_is_no_certificate_with_its_key_is_named_at_the_start()
    {
        var text = Path.Combine(_folder.FullName, "text.pem");
        File.WriteAllText(text, "証明書ではない");
        var keyless = Path.Combine(_folder.FullName, "keyless.pem");
        File.WriteAllText(keyless, File.ReadAllText(Certificate("whole.pem", RSA.Create(2048))).Split("-----BEGIN PRIVATE KEY-----")[0]);

        foreach (var file in (string[])[Path.Combine(_folder.FullName, "nowhere.pem"), text, keyless, Certificate("curve.pem", ECDsa.Create(ECCurve.NamedCurves.nistP256))])
        {
            var refusal = Assert.Throws<StartRefusedException>(() => TestDatabase.ServicesFor(DatabaseProvider.Sqlite, "Data Source=:memory:", new TestClock(), [("Keys:Certificate", file)]));
            Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("Keys:Certificate", refusal.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<TestDatabase> EmptyRingAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.OpenContext();
        await db.DataProtectionKeys.ExecuteDeleteAsync();
        return database;
    }

    private static ServiceProvider NodeOf(TestDatabase database, params IReadOnlyList<(string Key, string Value)> settings) =>
        TestDatabase.ServicesFor(database.Provider, database.ConnectionString, database.Clock, settings);

    private static IDataProtector ProtectorOf(ServiceProvider node) => node.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private string Certificate(string name, AsymmetricAlgorithm key)
    {
        using (key)
        {
            var request = key is RSA rsa
                ? new CertificateRequest("CN=鍵の保護", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : new CertificateRequest("CN=鍵の保護", (ECDsa)key, HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
            var file = Path.Combine(_folder.FullName, name);
            File.WriteAllText(file, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
            return file;
        }
    }
}
