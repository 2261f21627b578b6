using Cx.Core.Feedback;

namespace Cx.Core.Journeys;

/// <summary>Sets of event names in specifications: sorted, each once, so that equal sets are equal.</summary>
internal static class EventNames
{
    public static ValueList<TouchpointId> Of(IEnumerable<string> names)
        => Of(names.Select(name => new TouchpointId(name)));

    public static ValueList<TouchpointId> Of(IEnumerable<TouchpointId> names)
        => new([.. names.Distinct().OrderBy(name => name.Text, StringComparer.Ordinal)]);

    public static ValueList<TouchpointId> Required(IEnumerable<string> names, string parameter)
    {
        ArgumentNullException.ThrowIfNull(names, parameter);
        var set = Of(names);
        return set.Count > 0 ? set : throw new ArgumentException("There is no event. Name at least one.", parameter);
    }

    public static ValueList<ChannelId> Channels(IEnumerable<string> names)
        => new([.. names.Select(name => new ChannelId(name)).Distinct().OrderBy(name => name.Text, StringComparer.Ordinal)]);
}
