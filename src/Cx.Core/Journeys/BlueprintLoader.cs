using System.Globalization;
using System.Text;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>Reads blueprints from JSON. The form is described by the schema <c>journey-blueprint.v1.json</c>, see <see cref="BlueprintSchema"/>.</summary>
/// <remarks>
/// <para>Never throws on content: what is wrong is a finding with its place, all of them at once. Members that the schema does not know are kept as extensions; a member that stands twice is an error.</para>
/// </remarks>
public static class BlueprintLoader
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Reads a blueprint from a stream of UTF-8, with or without byte order mark.</summary>
    /// <param name="stream">The stream; it is read to its end and stays open.</param>
    /// <param name="options">Scales, previous version and limits; <see langword="null"/> for the defaults.</param>
    /// <returns>The blueprint or what is wrong with it.</returns>
    public static BlueprintResult Load(Stream stream, BlueprintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var limit = (options ?? new BlueprintOptions()).MaxBytes;
        using var bytes = new MemoryStream();
        var buffer = new byte[BufferSize];
        int read;
        while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (bytes.Length + read > limit)
            {
                var draft = new BlueprintDraft();
                draft.Malformed(string.Empty, string.Create(CultureInfo.InvariantCulture, $"The document is longer than {limit} bytes. Split the blueprint, or raise BlueprintOptions.MaxBytes."));
                return Refused(draft);
            }

            bytes.Write(buffer, 0, read);
        }

        return Load(bytes.ToArray(), options);
    }

    /// <summary>Reads a blueprint from text.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="options">Scales and previous version; <see langword="null"/> for the defaults.</param>
    /// <returns>The blueprint or what is wrong with it.</returns>
    public static BlueprintResult Parse(string json, BlueprintOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Load(Encoding.UTF8.GetBytes(json), options);
    }

    private static BlueprintResult Load(ReadOnlyMemory<byte> json, BlueprintOptions? options)
    {
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        var draft = DraftReader.Read(json);
        // A document that could not be read at all has no other findings: they would all be about its absence.
        return draft.Problems.Exists(one => one.Pointer.Length == 0 && draft.Touchpoints.Count + draft.Stages.Count == 0 && draft.Id.Length == 0) ? Refused(draft) : BlueprintResult.Of(draft, options);
    }

    private static BlueprintResult Refused(BlueprintDraft draft) => BlueprintResult.Refused(ValueList<BlueprintDiagnostic>.Of(draft.Problems));
}
