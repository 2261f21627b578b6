using System.Text.Json.Serialization;

namespace Cx.Core.Scales;

/// <summary>The door through which non-generic infrastructure reaches a closed rating type without making generic types at run time, so that trimming and native compilation keep working.</summary>
internal interface IRatingInternals
{
    JsonConverter CreateConverter();

    object ParseBoxed(string text);

    object FromBoxed(int value);
}
