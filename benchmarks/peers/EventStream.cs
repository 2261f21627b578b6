// A stream of answers for `cx watch`, with what real ones have: 5 % late by up to an hour, 1 % malformed, 0.5 % double.
//
//   dotnet run benchmarks/peers/EventStream.cs -- EVENTS TOTALS
//
// Writes JSON Lines to standard output, and to the file TOTALS what an independent count makes of them: a line for each channel
// with how often each answer 0…10 was given, each response once, and a line with lines, malformed and double.
#:property ImportDirectoryBuildTargets=false
#:property PublishAot=false
using System.Globalization;
using System.Text;

var events = long.Parse(args[0], CultureInfo.InvariantCulture);
string[] channels = ["web", "app", "shop", "phone"];
var totals = Array.ConvertAll(channels, _ => new long[11]);
long malformed = 0, doubles = 0;
var state = 20_260_302UL;
var at = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
var last = string.Empty;
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
for (long i = 0; i < events; i++)
{
    at = at.AddMilliseconds(500);
    var dice = Below(1000);
    if (dice < 10)
    {
        output.Write(dice < 5 ? "{\"at\":\"2026-0\n" : "not json at all\n");
        malformed++;
    }
    else if (dice < 15 && last.Length > 0)
    {
        output.Write(last);
        doubles++;
    }
    else
    {
        var occurred = dice < 65 ? at.AddSeconds(-60 - Below(3440)) : at;
        int channel = Below(channels.Length), score = Below(11);
        last = string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"r{i}\",\"at\":\"{occurred:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",\"channel\":\"{channels[channel]}\",\"score\":{score}}}\n");
        output.Write(last);
        totals[channel][score]++;
    }
}

using var file = new StreamWriter(args[1]);
for (var channel = 0; channel < channels.Length; channel++)
    file.WriteLine(channels[channel] + " " + string.Join(' ', Enumerable.Range(0, 11).Select(score => totals[channel][score].ToString(CultureInfo.InvariantCulture))));
file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"run {events} {malformed} {doubles}"));

// SplitMix64: the same stream on every machine.
int Below(int count)
{
    unchecked
    {
        state += 0x9E3779B97F4A7C15UL;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        mixed ^= mixed >> 31;
        return (int)(mixed % (ulong)count);
    }
}
