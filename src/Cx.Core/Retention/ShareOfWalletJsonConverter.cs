using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Scales;

namespace Cx.Core.Retention;

/// <summary>Writes a <see cref="ShareOfWallet"/> as <c>{"withUs","inCategory"}</c> and reads it back with all its checks.</summary>
/// <remarks>Found by the serializer through the attribute on <see cref="ShareOfWallet"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ShareOfWalletJsonConverter : JsonConverter<ShareOfWallet>
{
    private const string What = "A share of wallet";

    /// <inheritdoc/>
    public override ShareOfWallet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonText.ExpectObject(reader, What);
        decimal? ours = null, all = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            switch (member)
            {
                case "withUs": ours = RetentionJson.Amount(ref reader, member); break;
                case "inCategory": all = RetentionJson.Amount(ref reader, member); break;
                default: throw JsonText.NoMember(member, What);
            }
        }

        var (withUs, inCategory) = (JsonText.Required(ours, "withUs", What), JsonText.Required(all, "inCategory", What));
        return JsonText.Make(() => ShareOfWallet.Of(withUs, inCategory)) ?? throw new JsonException($"{What} of no spending is none. Write null.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ShareOfWallet value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber("withUs"u8, value.WithUs);
        writer.WriteNumber("inCategory"u8, value.InCategory);
        writer.WriteEndObject();
    }
}
