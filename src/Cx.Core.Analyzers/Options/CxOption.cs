using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cx.Core.Analyzers;

/// <summary>An option with its type, default and text. A value that cannot be read is the default.</summary>
internal sealed class CxOption<T> : ICxOption
    where T : struct
{
    private readonly T _default;
    private readonly Func<string, T?> _parse;

    public CxOption(string key, string form, T @default, string description, Func<string, T?> parse)
    {
        Key = key;
        Form = form;
        Description = description;
        _default = @default;
        _parse = parse;
    }

    public string Key { get; }

    public string Form { get; }

    public string Description { get; }

    /// <summary>The value that holds for a file.</summary>
    public T In(AnalyzerOptions options, SyntaxTree tree)
        => options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Key, out var text) ? _parse(text.Trim()) ?? _default : _default;
}
