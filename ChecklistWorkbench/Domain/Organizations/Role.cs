namespace ChecklistWorkbench.Domain.Organizations;

/// <summary>What a person does for an organisation; one person may have several roles.</summary>
public enum Role
{
    /// <summary>記入者: writes the firm's answers.</summary>
    Contributor,

    /// <summary>承認者: releases the firm's answers to a bank.</summary>
    Approver,

    /// <summary>審査担当: reads, asks and rates for the bank, and writes the bank's own answers.</summary>
    Reviewer,

    /// <summary>審査責任者: decides for the bank.</summary>
    ReviewLead,

    /// <summary>監査人: reads, and downloads what proves it.</summary>
    Auditor,

    /// <summary>管理者: people, roles, connections of their own organisation.</summary>
    Administrator,
}
