namespace Cx.Core.Feedback;

/// <summary>What all ids share: a text, and a name to call them in messages.</summary>
/// <typeparam name="TSelf">The id itself.</typeparam>
internal interface IId<TSelf> : IIdInternals
    where TSelf : struct, IId<TSelf>
{
    static abstract string Noun { get; }

    string Text { get; }

    static abstract TSelf Of(string text);
}
