using System.Text.Json.Serialization;

namespace Cx.Core.Feedback;

/// <summary>The door through which the converter factory reaches an id type without making generic types at run time.</summary>
internal interface IIdInternals
{
    JsonConverter CreateConverter();
}
