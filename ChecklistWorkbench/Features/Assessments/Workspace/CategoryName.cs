using ChecklistWorkbench.Domain.Assessments;
using ChecklistWorkbench.Domain.Catalogue;
using ChecklistWorkbench.Resources;
using Microsoft.Extensions.Localization;

namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>What a group of items is called: 区分 in the edition's words, the bank's own items in the interface's.</summary>
internal static class CategoryName
{
    public static string Of(ChecklistEdition edition, int chapter, IStringLocalizer<WorkspaceTexts> texts) =>
        chapter == ItemNumbers.CustomChapter ? texts["CustomItems"] : edition.Categories.First(category => category.Chapter == chapter).Name;
}
