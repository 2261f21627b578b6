using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Feedback;

/// <summary>Writes a <see cref="ThemeTaxonomy"/> as <c>{"ignoresDiacritics","themes":[{"id","patterns":[…],"languages":{"de":[…]}}]}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ThemeTaxonomy"/>. Patterns for all languages stand first, then those of each language: a theme whose patterns were given in another order comes back with the same patterns in this one.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ThemeTaxonomyJsonConverter : JsonConverter<ThemeTaxonomy>
{
    private const string What = "A taxonomy";

    /// <inheritdoc/>
    public override ThemeTaxonomy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        List<Theme>? themes = null;
        var ignores = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "ignoresDiacritics":
                    reader.Read();
                    ignores = reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw new JsonException($"'{member}' is true or false.");
                    break;
                case "themes": themes = FeedbackJson.Many(ref reader, member, ReadTheme); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var all = JsonText.Required(themes, "themes", What);
        var taxonomy = JsonText.Make(() => ThemeTaxonomy.Of(all));
        return ignores ? taxonomy.WithoutDiacritics() : taxonomy;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ThemeTaxonomy value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        if (value.IgnoresDiacritics) writer.WriteBoolean("ignoresDiacritics"u8, true);
        writer.WriteStartArray("themes"u8);
        foreach (var theme in value.Themes)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, theme.Id.Text);
            WritePatterns(writer, "patterns", theme.Patterns.Where(pattern => pattern.Language is null));
            if (theme.Patterns.Any(pattern => pattern.Language is not null))
            {
                writer.WriteStartObject("languages"u8);
                foreach (var language in theme.Patterns.Where(pattern => pattern.Language is not null).GroupBy(pattern => pattern.Language!, StringComparer.Ordinal)) WritePatterns(writer, language.Key, language);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePatterns(Utf8JsonWriter writer, string member, IEnumerable<ThemePattern> patterns)
    {
        writer.WriteStartArray(member);
        foreach (var pattern in patterns) writer.WriteStringValue(pattern.Text);
        writer.WriteEndArray();
    }

    private static Theme ReadTheme(ref Utf8JsonReader reader)
    {
        const string what = "A theme";
        JsonText.ExpectObject(reader, what);
        ThemeId? id = null;
        List<string> patterns = [];
        List<(string Language, List<string> Patterns)> languages = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "id": id = FeedbackJson.Id<ThemeId>(ref reader, member); break;
                case "patterns": patterns = FeedbackJson.Many(ref reader, member, Pattern); break;
                case "languages":
                    reader.Read();
                    JsonText.ExpectObject(reader, "\"languages\"");
                    while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    {
                        var language = reader.GetString()!;
                        languages.Add((language, FeedbackJson.Many(ref reader, language, Pattern)));
                    }

                    break;
                default: throw JsonText.NoMember(member, what);
            }
        }

        var named = JsonText.Required(id, "id", what);
        return JsonText.Make(() => languages.Aggregate(Theme.Of(named, patterns), (theme, more) => theme.In(more.Language, more.Patterns)));
    }

    private static string Pattern(ref Utf8JsonReader reader) => JsonText.ReadString(ref reader, "patterns");
}
