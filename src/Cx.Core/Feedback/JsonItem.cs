using System.Text.Json;

namespace Cx.Core.Feedback;

/// <summary>Reads one item of a JSON array; the reader stands on its first token.</summary>
internal delegate T JsonItem<out T>(ref Utf8JsonReader reader);
