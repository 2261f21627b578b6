using System.Globalization;

namespace Cx.Cli;

/// <summary>Lengths of time on the command line: a whole number with s, m, h or d.</summary>
internal static class Timespans
{
    public static TimeSpan Read(string option, string text, bool allowsZero)
    {
        var unit = text.Length > 1 ? text[^1] : ' ';
        TimeSpan? one = unit switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        if (one is { } length && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && (allowsZero || amount > 0))
        {
            var days = length.TotalDays * amount;
            if (days <= 36_500) return length * amount;
        }

        throw CxException.Usage($"{option} {text} is no length of time. Say a whole number with s, m, h or d, such as 30s, 15m, 1h or 7d{(allowsZero ? ", or 0s" : string.Empty)}.");
    }

    /// <summary>As one would type it: 90m, 1h, 7d.</summary>
    public static string Text(TimeSpan length)
    {
        if (length.Ticks % TimeSpan.TicksPerDay == 0 && length != TimeSpan.Zero) return Cli.Text.Line($"{length.Ticks / TimeSpan.TicksPerDay}d");
        if (length.Ticks % TimeSpan.TicksPerHour == 0 && length != TimeSpan.Zero) return Cli.Text.Line($"{length.Ticks / TimeSpan.TicksPerHour}h");
        if (length.Ticks % TimeSpan.TicksPerMinute == 0 && length != TimeSpan.Zero) return Cli.Text.Line($"{length.Ticks / TimeSpan.TicksPerMinute}m");
        return Cli.Text.Line($"{length.Ticks / TimeSpan.TicksPerSecond}s");
    }
}
