using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Streaming;

/// <summary>The stored snapshots of released versions: base64 texts that are read for ever and never change.</summary>
internal static class Goldens
{
    private static string Folder => Repository.PathOf("tests", "Cx.Core.Tests", "Streaming", "Golden");

    /// <summary>The stored bytes. A file that is not there yet is written from what the code gives now, when asked by CX_APPROVE; one that is there is never written.</summary>
    public static byte[] Of(string name, ReadOnlySpan<byte> now)
    {
        var path = Path.Combine(Folder, name + ".base64");
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("CX_APPROVE") is "1")
        {
            File.WriteAllText(path, Convert.ToBase64String(now, Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n") + "\n");
        }

        return Convert.FromBase64String(File.ReadAllText(path));
    }
}
