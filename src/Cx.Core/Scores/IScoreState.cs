using System.Text.Json;

namespace Cx.Core.Scores;

/// <summary>What the JSON converter needs of a score beyond <see cref="IScore"/>: the state it was calculated from.</summary>
internal interface IScoreState : IScore
{
    /// <summary>The name of the kind of score in JSON.</summary>
    string Kind { get; }

    void WriteState(Utf8JsonWriter writer);
}
