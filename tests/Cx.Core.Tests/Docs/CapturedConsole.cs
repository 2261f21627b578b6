using System.Globalization;
using System.Text;

namespace Cx.Core.Tests.Docs;

/// <summary>What one run writes to the console, while other tests go on writing to the real one.</summary>
/// <remarks>The console belongs to the whole process and tests run side by side: it is replaced once, and what is written goes where the writing thread's own context says.</remarks>
internal sealed class CapturedConsole : TextWriter
{
    private static readonly AsyncLocal<StringWriter?> Current = new();

    private static readonly TextWriter RealConsole = Console.Out;

    private static readonly CapturedConsole Installed = new();

    static CapturedConsole() => Console.SetOut(Installed);

    private CapturedConsole()
    {
    }

    public override Encoding Encoding => RealConsole.Encoding;

    private static TextWriter Target => Current.Value is { } own ? own : RealConsole;

    /// <summary>Runs an action and gives what it wrote.</summary>
    public static string During(Action action)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        Current.Value = writer;
        try
        {
            action();
        }
        finally
        {
            Current.Value = null;
        }

        return writer.ToString();
    }

    public override void Write(char value) => Target.Write(value);

    public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

    public override void Write(string? value) => Target.Write(value);

    public override void Flush() => Target.Flush();
}
