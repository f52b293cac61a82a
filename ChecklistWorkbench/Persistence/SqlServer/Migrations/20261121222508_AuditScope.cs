using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChecklistWorkbench.Persistence.SqlServer.Migrations
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
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValueSql: "''");

            migrationBuilder.AddColumn<DateTime>(
                name: "ValidFromUtc",
                table: "Memberships",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ValidUntilUtc",
                table: "Memberships",
                type: "datetime2",
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
