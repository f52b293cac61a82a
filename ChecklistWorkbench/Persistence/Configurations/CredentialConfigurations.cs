using ChecklistWorkbench.Persistence.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

/// <summary>Passkeys in ordinary columns: Identity's own mapping is a JSON column, which the embedded database's engine is too old to query.</summary>
internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("AspNetUserPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1024);
        passkey.HasOne<WorkbenchUser>().WithMany().HasForeignKey(p => p.UserId);
        passkey.OwnsOne(p => p.Data, data =>
        {
            data.Property(d => d.Name).HasMaxLength(200);
            data.Property(d => d.Transports).HasConversion(
                transports => string.Join(',', transports!), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries),
                new ValueComparer<string[]>((a, b) => a!.SequenceEqual(b!), transports => transports.Length, transports => transports.ToArray())).HasMaxLength(200);
        });
        passkey.Navigation(p => p.Data).IsRequired();
    }
}

/// <summary>Keys short enough for every provider's index.</summary>
internal sealed class UserTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.Property(t => t.LoginProvider).HasMaxLength(128);
        token.Property(t => t.Name).HasMaxLength(128);
    }
}

internal sealed class UserLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login)
    {
        login.Property(l => l.LoginProvider).HasMaxLength(128);
        login.Property(l => l.ProviderKey).HasMaxLength(128);
    }
}
