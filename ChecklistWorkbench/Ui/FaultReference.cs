using System.Security.Cryptography;

namespace ChecklistWorkbench.Ui;

/// <summary>The number that a user reads out and an administrator finds in the log: eight hexadecimal digits.</summary>
internal static class FaultReference
{
    public static string Make() => Convert.ToHexString(RandomNumberGenerator.GetBytes(4));
}
