namespace Cx.Core.Analyzers;

/// <summary>An option as its documentation needs it.</summary>
internal interface ICxOption
{
    /// <summary>The key in <c>.editorconfig</c>.</summary>
    string Key { get; }

    /// <summary>What may be written.</summary>
    string Form { get; }

    /// <summary>What it does.</summary>
    string Description { get; }
}
