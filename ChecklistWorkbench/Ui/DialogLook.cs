using Radzen;

namespace ChecklistWorkbench.Ui;

/// <summary>How every dialog opens: as wide as its text reads well, closed by Esc, with the first field focused.</summary>
public static class DialogLook
{
    public static DialogOptions Options { get; } = new() { Width = "min(680px, 94vw)", CloseDialogOnEsc = true, AutoFocusFirstElement = true };
}
