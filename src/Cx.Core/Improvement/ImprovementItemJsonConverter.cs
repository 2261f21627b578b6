using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Improvement;

/// <summary>Writes an <see cref="ImprovementItem"/> as <c>{"name","target","due","baseline","after"}</c> and reads it back with all its checks; the difference follows from the scores.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ImprovementItem"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ImprovementItemJsonConverter : JsonConverter<ImprovementItem>
{
    private static readonly TargetJsonConverter TargetConverter = new();
    private static readonly ScoreJsonConverter ScoreConverter = new();

    /// <inheritdoc/>
    public override ImprovementItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = Figures.Document(ref reader, "An improvement");
        var json = document.RootElement;
        var (name, due) = (ScoreJson.Text(json, "name"), Figures.InstantOrNull(json, "due"));
        var target = ScoreJson.Inner(TargetConverter, ScoreJson.Member(json, "target"), options);
        var baseline = ScoreJson.Inner(ScoreConverter, ScoreJson.Member(json, "baseline"), options);
        var after = Figures.Inner(ScoreConverter, json, "after", options);
        return JsonText.Make(() =>
        {
            var item = ImprovementItem.Of(name, baseline, target, due);
            return after is null ? item : item.Measured(after);
        });
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ImprovementItem value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString("name"u8, value.Name);
        Figures.Write(writer, "target", TargetConverter, value.Target, options);
        if (value.Due is { } due) writer.WriteString("due"u8, due);
        else writer.WriteNull("due"u8);
        Figures.Write(writer, "baseline", ScoreConverter, value.Baseline, options);
        Figures.Write(writer, "after", ScoreConverter, value.After, options);
        writer.WriteEndObject();
    }
}
