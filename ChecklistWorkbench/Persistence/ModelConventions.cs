using ChecklistWorkbench.Domain.Common;
using ChecklistWorkbench.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChecklistWorkbench.Persistence;

/// <summary>What holds for every table: enums by name, UTC times, a length for every text, nothing deleted along with something else.</summary>
internal static class ModelConventions
{
    private const string WithoutLimit = "Workbench:WithoutLimit";

    private static readonly ValueConverter<DateTime, DateTime> Utc = new(
        value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

    /// <summary>Marks a text that is as long as what it holds: a frozen copy, an audit detail.</summary>
    public static PropertyBuilder<T> HasNoLimit<T>(this PropertyBuilder<T> property) => property.HasAnnotation(WithoutLimit, true);

    public static bool IsWithoutLimit(this IReadOnlyProperty property) => property.FindAnnotation(WithoutLimit) is not null;

    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (IsOurs(entity.ClrType)) ApplyToProperties(entity);
            foreach (var key in entity.GetForeignKeys()) key.DeleteBehavior = key.IsOwnership ? key.DeleteBehavior : DeleteBehavior.Restrict;
        }
    }

    private static bool IsOurs(Type type) => type.Assembly == typeof(Person).Assembly && type.Namespace!.Contains(".Domain.", StringComparison.Ordinal);

    private static void ApplyToProperties(IMutableTypeBase type)
    {
        foreach (var complex in type.GetComplexProperties()) ApplyToProperties(complex.ComplexType);
        foreach (var property in type.GetProperties())
        {
            var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (clr.IsEnum)
            {
                property.SetProviderClrType(typeof(string));
                property.SetMaxLength(property.GetMaxLength() ?? Lengths.Code);
            }
            else if (clr == typeof(DateTime))
            {
                property.SetValueConverter(Utc);
            }
            else if (clr == typeof(string) && !property.IsWithoutLimit())
            {
                property.SetMaxLength(property.GetMaxLength() ?? Lengths.Line);
            }
            else if (clr == typeof(Guid) && property.IsPrimaryKey())
            {
                property.ValueGenerated = ValueGenerated.Never;
            }
        }

        if (type is IMutableEntityType && type.FindProperty("Version") is { } version) version.IsConcurrencyToken = true;
    }
}
