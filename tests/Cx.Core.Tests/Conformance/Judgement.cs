using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Cx.Core.Tests.Conformance;

/// <summary>Compares what came out with what a vector expects, by the rules of docs/conformance/README.md.</summary>
internal static class Judgement
{
    /// <summary>Every way in which the answers differ from the expectation.</summary>
    public static IReadOnlyList<string> Differences(Vector vector, Answers? answers)
    {
        var differences = new List<string>();
        if (vector.Expected.ValueKind == JsonValueKind.Null)
        {
            if (answers is not null)
            {
                differences.Add("expected no data, and something came out");
            }
        }
        else if (answers is null)
        {
            differences.Add("no data came out");
        }
        else
        {
            Compare(vector.Expected, answers, "", vector.Tolerance, differences);
        }

        differences.AddRange(vector.Unread.Select(input => $"the input \"{input}\" was not used"));
        return differences;
    }

    private static void Compare(JsonElement expected, object? actual, string place, double tolerance, List<string> differences)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when actual is Answers answers:
                foreach (var member in expected.EnumerateObject())
                {
                    if (answers.TryGetValue(member.Name, out var answer))
                    {
                        Compare(member.Value, answer, $"{place}{member.Name}", tolerance, differences);
                    }
                    else
                    {
                        differences.Add($"{place}{member.Name} is expected, and nobody computes it");
                    }
                }

                break;
            case JsonValueKind.Array when actual is IEnumerable sequence:
                CompareArray(expected, [.. sequence.Cast<object?>()], place, tolerance, differences);
                break;
            case JsonValueKind.Number when actual is not null && IsNumber(actual):
                var difference = Math.Abs(Convert.ToDouble(actual, CultureInfo.InvariantCulture) - expected.GetDouble());
                if (!(difference <= tolerance))
                {
                    differences.Add(string.Create(CultureInfo.InvariantCulture, $"{place} is {actual}, expected {expected} within {tolerance}"));
                }

                break;
            case JsonValueKind.String when actual is string text && text == expected.GetString():
            case JsonValueKind.Null when actual is null:
            case JsonValueKind.True when actual is true:
            case JsonValueKind.False when actual is false:
                break;
            default:
                differences.Add(string.Create(CultureInfo.InvariantCulture, $"{place} is {actual ?? "null"}, expected {expected}"));
                break;
        }
    }

    private static void CompareArray(JsonElement expected, object?[] actual, string place, double tolerance, List<string> differences)
    {
        if (expected.GetArrayLength() != actual.Length)
        {
            differences.Add(string.Create(CultureInfo.InvariantCulture, $"{place} has {actual.Length} elements, expected {expected.GetArrayLength()}"));
            return;
        }

        for (var i = 0; i < actual.Length; i++)
        {
            Compare(expected[i], actual[i], string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]"), tolerance, differences);
        }
    }

    private static bool IsNumber(object value) => value is double or long or int or decimal;
}
