using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>The door through which JSON reaches a closed counts type without making generic types at run time.</summary>
internal interface IRatingCountsInternals
{
    JsonConverter CreateConverter();
}
