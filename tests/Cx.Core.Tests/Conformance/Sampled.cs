using System.Globalization;
using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Scores;

namespace Cx.Core.Tests.Conformance;

/// <summary>Counts made of the inputs of a vector.</summary>
internal static class Sampled
{
    /// <summary>One rating of each class stands for all of it.</summary>
    public static RatingCounts<Nps> Of((long Detractors, long Passives, long Promoters) classes)
    {
        var counts = RatingCounts.Of<Nps>([]);
        Add(ref counts, 0, classes.Detractors);
        Add(ref counts, 7, classes.Passives);
        Add(ref counts, 10, classes.Promoters);
        return counts;
    }

    /// <summary>Numbers, and the names of the kinds of non-answer.</summary>
    public static RatingCounts<Nps> OfAnswers(JsonElement answers)
    {
        var counts = RatingCounts.Of<Nps>([]);
        foreach (var answer in answers.EnumerateArray())
        {
            counts.Add(answer.ValueKind == JsonValueKind.Number ? Rating<Nps>.From(answer.GetInt32()) : answer.GetString() switch
            {
                "Skipped" => Rating<Nps>.Skipped,
                "NotApplicable" => Rating<Nps>.NotApplicable,
                var other => throw new FormatException($"{other} is no kind of answer."),
            });
        }

        return counts;
    }

    /// <summary>Counts by level on a built-in scale, which a vector names by its type.</summary>
    public static RatingCounts OfLevels(string scale, JsonElement levels)
    {
        var counts = RatingCounts.On(Scale(scale));
        foreach (var level in levels.EnumerateObject())
        {
            for (var i = 0; i < level.Value.GetInt32(); i++)
            {
                counts.AddValue(int.Parse(level.Name, CultureInfo.InvariantCulture));
            }
        }

        return counts;
    }

    public static ScaleDefinition Scale(string type)
        => ScaleRegistry.BuiltIn.All.Single(scale => string.Equals(scale.Id, type, StringComparison.OrdinalIgnoreCase));

    public static void Add<TScale>(ref RatingCounts<TScale> counts, int value, long times)
        where TScale : struct, IScale<TScale>
    {
        for (var i = 0L; i < times; i++)
        {
            counts.Add(Rating<TScale>.From(value));
        }
    }
}
