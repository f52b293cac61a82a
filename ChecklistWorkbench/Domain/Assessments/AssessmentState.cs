namespace ChecklistWorkbench.Domain.Assessments;

/// <summary>Why the checklist is worked through.</summary>
public enum AssessmentPurpose
{
    /// <summary>事前審査: before the connection.</summary>
    PreScreening,

    /// <summary>モニタリング: every year after it.</summary>
    Monitoring,
}

/// <summary>Where an assessment stands.</summary>
public enum AssessmentState
{
    /// <summary>作成中.</summary>
    Drafting,

    /// <summary>提出済.</summary>
    Submitted,

    /// <summary>審査中.</summary>
    UnderReview,

    /// <summary>判定済.</summary>
    Decided,

    /// <summary>終了.</summary>
    Closed,

    /// <summary>取下げ.</summary>
    Withdrawn,
}

/// <summary>Steps that move an assessment from one state to another.</summary>
public enum AssessmentStep
{
    /// <summary>提出 by the firm's approver.</summary>
    Submit,

    /// <summary>審査を始める by the bank.</summary>
    TakeUnderReview,

    /// <summary>差戻し by the bank.</summary>
    Return,

    /// <summary>判定 by the bank's approver.</summary>
    Decide,

    /// <summary>終了 by the bank's approver.</summary>
    Close,

    /// <summary>取下げ by either side's approver.</summary>
    Withdraw,
}
