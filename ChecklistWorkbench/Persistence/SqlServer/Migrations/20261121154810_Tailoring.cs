using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChecklistWorkbench.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Tailoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsExcluded",
                table: "Responses",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "TailoringRevision",
                table: "Assessments",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "CustomItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    CrosswalkId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    PrincipleId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    RetiredUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    ApiKinds = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Explanation = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Objective = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Target = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CustomItems_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CustomItemVersions",
                columns: table => new
                {
                    CustomItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ByPersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ApiKinds = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Explanation = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Objective = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Target = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomItemVersions", x => new { x.CustomItemId, x.Number });
                    table.ForeignKey(
                        name: "FK_CustomItemVersions_CustomItems_CustomItemId",
                        column: x => x.CustomItemId,
                        principalTable: "CustomItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TailoringChanges",
                columns: table => new
                {
                    AssessmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Act = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ItemNumber = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    CustomItemId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CustomItemVersion = table.Column<int>(type: "int", nullable: true),
                    OrganizationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ByPersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TailoringChanges", x => new { x.AssessmentId, x.Number });
                    table.ForeignKey(
                        name: "FK_TailoringChanges_Assessments_AssessmentId",
                        column: x => x.AssessmentId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TailoringChanges_CustomItemVersions_CustomItemId_CustomItemVersion",
                        columns: x => new { x.CustomItemId, x.CustomItemVersion },
                        principalTable: "CustomItemVersions",
                        principalColumns: new[] { "CustomItemId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TailoringChanges_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CustomItems_OrganizationId_CrosswalkId_PrincipleId",
                table: "CustomItems",
                columns: new[] { "OrganizationId", "CrosswalkId", "PrincipleId" },
                unique: true,
                filter: "[CrosswalkId] IS NOT NULL AND [PrincipleId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TailoringChanges_CustomItemId_CustomItemVersion",
                table: "TailoringChanges",
                columns: new[] { "CustomItemId", "CustomItemVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_TailoringChanges_OrganizationId",
                table: "TailoringChanges",
                column: "OrganizationId");

            migrationBuilder.AddSqlServerAppendOnly(["CustomItemVersions", "TailoringChanges"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TailoringChanges");

            migrationBuilder.DropTable(
                name: "CustomItemVersions");

            migrationBuilder.DropTable(
                name: "CustomItems");

            migrationBuilder.DropColumn(
                name: "IsExcluded",
                table: "Responses");

            migrationBuilder.DropColumn(
                name: "TailoringRevision",
                table: "Assessments");
        }
    }
}
