using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChecklistWorkbench.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FindingEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ReportedEvidence",
                columns: table => new
                {
                    PieceId = table.Column<Guid>(type: "uuid", nullable: false),
                    FindingId = table.Column<Guid>(type: "uuid", nullable: false),
                    StepNumber = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportedEvidence", x => new { x.FindingId, x.StepNumber, x.PieceId });
                    table.ForeignKey(
                        name: "FK_ReportedEvidence_EvidencePieces_PieceId",
                        column: x => x.PieceId,
                        principalTable: "EvidencePieces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReportedEvidence_FindingSteps_FindingId_StepNumber",
                        columns: x => new { x.FindingId, x.StepNumber },
                        principalTable: "FindingSteps",
                        principalColumns: new[] { "FindingId", "Number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReportedEvidence_PieceId",
                table: "ReportedEvidence",
                column: "PieceId");

            migrationBuilder.AddMorePostgreSqlAppendOnly(["ReportedEvidence"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReportedEvidence");
        }
    }
}
