using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChecklistWorkbench.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AuditScope : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ConnectionIds",
                table: "Memberships",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValueSql: "''");

            migrationBuilder.AddColumn<DateTime>(
                name: "ValidFromUtc",
                table: "Memberships",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ValidUntilUtc",
                table: "Memberships",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ConnectionIds",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "ValidFromUtc",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "ValidUntilUtc",
                table: "Memberships");
        }
    }
}
