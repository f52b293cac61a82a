namespace ChecklistWorkbench.Persistence;

/// <summary>The application cannot start as configured; one sentence, in both languages, says where the fault is and what to do.</summary>
public sealed class StartRefusedException(string english, string japanese, Exception? inner = null) : Exception($"{japanese}\n{english}", inner);
