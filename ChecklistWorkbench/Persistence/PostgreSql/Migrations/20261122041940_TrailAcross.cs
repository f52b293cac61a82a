using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChecklistWorkbench.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class TrailAcross : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ChainId_AtUtc_Sequence_Action_ActorId_Organiza~",
                table: "AuditEntries",
                columns: new[] { "ChainId", "AtUtc", "Sequence", "Action", "ActorId", "OrganizationId", "ItemNumber" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_ChainId_AtUtc_Sequence_Action_ActorId_Organiza~",
                table: "AuditEntries");
        }
    }
}
