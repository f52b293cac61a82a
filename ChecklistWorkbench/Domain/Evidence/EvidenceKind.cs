namespace ChecklistWorkbench.Domain.Evidence;

/// <summary>種類: what a piece of evidence is.</summary>
public enum EvidenceKind
{
    /// <summary>第三者認証, such as an ISMS certificate.</summary>
    Certification,

    /// <summary>保証報告書, such as a SOC 2 report.</summary>
    AssuranceReport,

    /// <summary>合意された手続報告書 (AUP): what an independent practitioner found by procedures that were agreed upon.</summary>
    AgreedProcedures,

    /// <summary>規程.</summary>
    Policy,

    /// <summary>手順.</summary>
    Procedure,

    /// <summary>ログ・画面.</summary>
    LogOrScreen,

    /// <summary>契約.</summary>
    Contract,

    /// <summary>その他.</summary>
    Other,
}

/// <summary>What a virus scanner said of a file. An infected one is never kept.</summary>
public enum ScanResult
{
    /// <summary>未検査: no scanner is set up.</summary>
    NotScanned,

    /// <summary>検査済.</summary>
    Clean,
}
