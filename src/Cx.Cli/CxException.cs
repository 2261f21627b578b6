namespace Cx.Cli;

/// <summary>What the user is told in one or two lines before the tool ends with an exit code.</summary>
internal sealed class CxException : Exception
{
    private CxException(int exitCode, string message, Exception? inner = null)
        : base(message, inner) => ExitCode = exitCode;

    public int ExitCode { get; }

    /// <summary>The command line asks for something that cannot be.</summary>
    public static CxException Usage(string message, Exception? inner = null) => new(Exit.Usage, message, inner);

    /// <summary>The command line is fine; the data are not.</summary>
    public static CxException BadData(string message, Exception? inner = null) => new(Exit.Data, message, inner);

    /// <summary>Reads one of several files, or says of which one it is that something is wrong.</summary>
    /// <param name="file">The file as the user named it; <see langword="null"/> where there is no other.</param>
    /// <param name="read">Reads it.</param>
    public static T In<T>(string? file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CxException e) when (file is not null)
        {
            throw new CxException(e.ExitCode, $"{(string.Equals(file, "-", StringComparison.Ordinal) ? "standard input" : file)}: {e.Message}", e);
        }
    }
}
