using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChecklistWorkbench.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Monitoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CarriedFromId",
                table: "Assessments",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MonitoringTasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConnectionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemNumber = table.Column<int>(type: "int", nullable: false),
                    EntryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Standard = table.Column<string>(type: "nvarchar(401)", maxLength: 401, nullable: false),
                    OpenedUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    HandledUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    HandledByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Comment = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    DroppedUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonitoringTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MonitoringTasks_Assessments_AssessmentId",
                        column: x => x.AssessmentId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MonitoringTasks_Connections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "Connections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReferenceEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EntryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ContentJson = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferenceEntries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringTasks_AssessmentId_ItemNumber",
                table: "MonitoringTasks",
                columns: new[] { "AssessmentId", "ItemNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringTasks_ConnectionId",
                table: "MonitoringTasks",
                column: "ConnectionId");

            migrationBuilder.CreateIndex(
                name: "IX_MonitoringTasks_EntryId",
                table: "MonitoringTasks",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_ReferenceEntries_EntryId_Number",
                table: "ReferenceEntries",
                columns: new[] { "EntryId", "Number" },
                unique: true);

            migrationBuilder.AddSqlServerAppendOnly(["ReferenceEntries"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MonitoringTasks");

            migrationBuilder.DropTable(
                name: "ReferenceEntries");

            migrationBuilder.DropColumn(
                name: "CarriedFromId",
                table: "Assessments");
        }
    }
}
