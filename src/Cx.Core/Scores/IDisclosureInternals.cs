using System.Text.Json.Serialization;

namespace Cx.Core.Scores;

/// <summary>The door through which JSON reaches a closed disclosure type without making generic types at run time.</summary>
internal interface IDisclosureInternals
{
    JsonConverter CreateConverter();
}
