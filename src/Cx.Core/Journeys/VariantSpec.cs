using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Journeys;

/// <summary>Asks which ways journeys took: the exact sequences of events, and how many journeys took each.</summary>
/// <remarks>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</remarks>
[JsonConverter(typeof(JourneySpecJsonConverter))]
public sealed record VariantSpec : JourneySpec<VariantTable>
{
    /// <summary>The most events of a variant; a longer journey counts with its first ones and is counted as folded. <see langword="null"/>, the default, for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int? MaxDepth
    {
        get;
        init => field = value < 1 ? throw new ArgumentOutOfRangeException(nameof(value), value, "A variant has 1 event or more.") : value;
    }

    /// <summary>A guard for memory: the most different beginnings of journeys. Journeys beyond it are counted as overflow, and the table is no longer exact. 1,000,000 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MaxNodes
    {
        get;
        init => field = value < 1 ? throw new ArgumentOutOfRangeException(nameof(value), value, "The guard is 1 node or more.") : value;
    } = 1_000_000;

    /// <summary>Variants of fewer journeys are put into one row of others, where a single person could be recognised; 1, the default, shows all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MinimumN
    {
        get;
        init => field = value < 1 ? throw new ArgumentOutOfRangeException(nameof(value), value, "The least number of journeys is 1 or more.") : value;
    } = 1;

    internal override string Schema => string.Create(CultureInfo.InvariantCulture, $"variants depth={MaxDepth} nodes={MaxNodes} least={MinimumN}");

    internal override JourneyOperator CreateOperator(JourneyEngine engine) => new VariantOperator(engine, this);

    internal override VariantTable Read(JourneyOperator state, JourneyLook look) => ((VariantOperator)state).Read(look);
}
