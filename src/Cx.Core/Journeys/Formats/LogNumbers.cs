using System.Globalization;

namespace Cx.Core.Journeys.Formats;

/// <summary>What stands for ids in an export: the ids themselves, or their numbers in the order in which they come.</summary>
internal sealed class LogNumbers(bool keepsIds)
{
    private readonly Dictionary<string, string> _customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _cases = new(StringComparer.Ordinal);
    private int _events;

    public string Customer(in Interaction interaction) => keepsIds ? interaction.Customer.Text : Number(_customers, interaction.Customer.Text);

    public string? Case(in Interaction interaction) => interaction.Case is not { IsEmpty: false } name ? null : keepsIds ? name.Text : Number(_cases, name.Text);

    public string Event(in Interaction interaction) => keepsIds ? interaction.EventId.Text : (++_events).ToString(CultureInfo.InvariantCulture);

    private static string Number(Dictionary<string, string> known, string id)
    {
        if (!known.TryGetValue(id, out var number)) known.Add(id, number = (known.Count + 1).ToString(CultureInfo.InvariantCulture));
        return number;
    }
}
