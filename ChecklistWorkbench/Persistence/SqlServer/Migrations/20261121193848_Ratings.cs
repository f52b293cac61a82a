using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChecklistWorkbench.Persistence.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Ratings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Code",
                table: "ReturnedItems",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Ratings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ItemNumber = table.Column<int>(type: "int", nullable: false),
                    Seat = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    AnswerRevision = table.Column<int>(type: "int", nullable: false),
                    ByPersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false),
                    InternalComment = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    SharedComment = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ratings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ratings_Assessments_AssessmentId",
                        column: x => x.AssessmentId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RatingShares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ByPersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingShares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RatingShares_Assessments_AssessmentId",
                        column: x => x.AssessmentId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SecondReviews",
                columns: table => new
                {
                    AssessmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReviewerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ReviewerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondReviews", x => x.AssessmentId);
                    table.ForeignKey(
                        name: "FK_SecondReviews_Assessments_AssessmentId",
                        column: x => x.AssessmentId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SecondReviews_People_ReviewerId",
                        column: x => x.ReviewerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RatingRevisions",
                columns: table => new
                {
                    RatingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    AnswerRevision = table.Column<int>(type: "int", nullable: false),
                    ByPersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    InternalComment = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    SharedComment = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingRevisions", x => new { x.RatingId, x.Number });
                    table.ForeignKey(
                        name: "FK_RatingRevisions_Ratings_RatingId",
                        column: x => x.RatingId,
                        principalTable: "Ratings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SharedRatings",
                columns: table => new
                {
                    ItemNumber = table.Column<int>(type: "int", nullable: false),
                    RatingShareId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Value = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Comment = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: false),
                    AnswerRevision = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedRatings", x => new { x.RatingShareId, x.ItemNumber });
                    table.ForeignKey(
                        name: "FK_SharedRatings_RatingShares_RatingShareId",
                        column: x => x.RatingShareId,
                        principalTable: "RatingShares",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_AssessmentId_ItemNumber_Seat",
                table: "Ratings",
                columns: new[] { "AssessmentId", "ItemNumber", "Seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingShares_AssessmentId_Number",
                table: "RatingShares",
                columns: new[] { "AssessmentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SecondReviews_ReviewerId",
                table: "SecondReviews",
                column: "ReviewerId");

            migrationBuilder.AddSqlServerAppendOnly(["RatingRevisions", "RatingShares", "SharedRatings"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RatingRevisions");

            migrationBuilder.DropTable(
                name: "SecondReviews");

            migrationBuilder.DropTable(
                name: "SharedRatings");

            migrationBuilder.DropTable(
                name: "Ratings");

            migrationBuilder.DropTable(
                name: "RatingShares");

            migrationBuilder.DropColumn(
                name: "Code",
                table: "ReturnedItems");
        }
    }
}
