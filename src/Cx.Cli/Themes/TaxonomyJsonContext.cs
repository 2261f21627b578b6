using System.Text.Json.Serialization;
using Cx.Core.Feedback;

namespace Cx.Cli.Themes;

[JsonSerializable(typeof(ThemeTaxonomy))]
internal sealed partial class TaxonomyJsonContext : JsonSerializerContext;
