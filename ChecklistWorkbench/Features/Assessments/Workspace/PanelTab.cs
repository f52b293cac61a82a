namespace ChecklistWorkbench.Features.Assessments.Workspace;

/// <summary>What the side panel shows of the selected item.</summary>
public enum PanelTab
{
    /// <summary>解説.</summary>
    Guide,

    /// <summary>質疑.</summary>
    Discussion,

    /// <summary>証跡・指摘: what other features show of the item.</summary>
    Records,

    /// <summary>履歴.</summary>
    History,
}
