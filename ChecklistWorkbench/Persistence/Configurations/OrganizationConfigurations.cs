using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChecklistWorkbench.Persistence.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Email).HasMaxLength(Lengths.Email);
        person.HasIndex(p => p.Email).IsUnique();
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    // 33 characters for each connection.
    private const int MostScope = 4_000;

    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        membership.HasOne<Organization>().WithMany().HasForeignKey(m => m.OrganizationId);
        membership.HasIndex(m => new { m.PersonId, m.OrganizationId });
        membership.Property(m => m.ConnectionIds).HasMaxLength(MostScope).HasDefaultValueSql("''").HasConversion(
            ids => string.Join(',', ids.Select(id => id.ToString("N"))),
            text => text.Length == 0 ? Array.Empty<Guid>() : text.Split(',', StringSplitOptions.None).Select(Guid.Parse).ToArray(),
            new ValueComparer<IReadOnlyList<Guid>>((a, b) => a!.SequenceEqual(b!), ids => ids.Count, ids => ids.ToArray()));
    }
}

internal sealed class SignInSessionConfiguration : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> session)
    {
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        session.HasOne<Organization>().WithMany().HasForeignKey(s => s.OrganizationId);
        session.HasIndex(s => new { s.PersonId, s.EndedUtc });
    }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.HasOne<Organization>().WithMany().HasForeignKey(i => i.OrganizationId);
        invitation.Property(i => i.Email).HasMaxLength(Lengths.Email);
        invitation.Property(i => i.TokenHash).HasMaxLength(Lengths.Hash);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.Property(i => i.Roles).HasMaxLength(Lengths.Line).HasConversion(
            roles => string.Join(',', roles),
            text => text.Length == 0 ? Array.Empty<Role>() : text.Split(',', StringSplitOptions.None).Select(Enum.Parse<Role>).ToArray(),
            new ValueComparer<IReadOnlyList<Role>>((a, b) => a!.SequenceEqual(b!), roles => roles.Count, roles => roles.ToArray()));
    }
}
