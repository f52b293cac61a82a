using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChecklistWorkbench.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Editions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CarriedFromId",
                table: "ResponseRevisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AdministersInstallationSinceUtc",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EditionUploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    UploadedUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditionUploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EditionUploads_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EquivalenceRulings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EarlierEditionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LaterEditionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ItemNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    IsEquivalent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    ByPersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EquivalenceRulings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EquivalenceRulings_Editions_EarlierEditionId",
                        column: x => x.EarlierEditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EquivalenceRulings_Editions_LaterEditionId",
                        column: x => x.LaterEditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EquivalenceRulings_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GuideVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    IsRemoval = table.Column<bool>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuideVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GuideVersions_Editions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "Editions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GuideWordings",
                columns: table => new
                {
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuideWordings", x => x.VersionId);
                    table.ForeignKey(
                        name: "FK_GuideWordings_GuideVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "GuideVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EditionUploads_PersonId",
                table: "EditionUploads",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_EquivalenceRulings_EarlierEditionId",
                table: "EquivalenceRulings",
                column: "EarlierEditionId");

            migrationBuilder.CreateIndex(
                name: "IX_EquivalenceRulings_LaterEditionId",
                table: "EquivalenceRulings",
                column: "LaterEditionId");

            migrationBuilder.CreateIndex(
                name: "IX_EquivalenceRulings_OrganizationId",
                table: "EquivalenceRulings",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_GuideVersions_EditionId_Number",
                table: "GuideVersions",
                columns: new[] { "EditionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GuideWordings_EditionId",
                table: "GuideWordings",
                column: "EditionId",
                unique: true);

            migrationBuilder.AddSqliteAppendOnly(["EquivalenceRulings", "GuideVersions"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EditionUploads");

            migrationBuilder.DropTable(
                name: "EquivalenceRulings");

            migrationBuilder.DropTable(
                name: "GuideWordings");

            migrationBuilder.DropTable(
                name: "GuideVersions");

            migrationBuilder.DropColumn(
                name: "CarriedFromId",
                table: "ResponseRevisions");

            migrationBuilder.DropColumn(
                name: "AdministersInstallationSinceUtc",
                table: "People");
        }
    }
}
