namespace Cx.Core.Tests.Conformance;

/// <summary>What the library gives for a vector: a number, a text, an array or a nested set, by the name of the expected member.</summary>
internal sealed class Answers : Dictionary<string, object?>
{
    public Answers()
        : base(StringComparer.Ordinal)
    {
    }
}
