using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace ChecklistWorkbench.Persistence.Accounts;

/// <summary>
/// Registers the key ring that protects second factors and the key the trail is signed with. It lies in the database, so that all nodes and every backup have it; encrypted
/// for a certificate that lies elsewhere, if one is configured (section <c>Keys</c>).
/// </summary>
internal static class KeyRingRegistration
{
    /// <exception cref="StartRefusedException">A configured certificate cannot be used.</exception>
    public static IServiceCollection AddKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IXmlRepository, DatabaseKeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
        var protection = services.AddDataProtection().SetApplicationName("ChecklistWorkbench");
        if (Read(configuration, "Keys:Certificate") is { } certificate) protection.ProtectKeysWithCertificate(certificate);
        if (Read(configuration, "Keys:FormerCertificate") is { } former) protection.UnprotectKeysWithAnyCertificate(former);
        return services;
    }

    private static X509Certificate2? Read(IConfiguration configuration, string setting)
    {
        if (configuration[setting] is not { Length: > 0 } file) return null;
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(file);
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? throw new CryptographicException("Its key is not RSA.") : certificate;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"{setting} is “{file}”, which holds no RSA certificate with its private key; name a PEM file that holds both and that the application may read.",
                $"{setting} に指定された「{file}」から、RSAの証明書と秘密鍵を読めません。両方が入ったPEMファイルを、読める権限で指定してください。",
                fault);
        }
    }
}
