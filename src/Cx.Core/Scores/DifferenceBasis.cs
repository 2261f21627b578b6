using System.Text.Json;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Scores;

/// <summary>The numbers that a difference follows from. Kept instead of the results, so that a difference read from JSON can still give an interval at any confidence.</summary>
internal sealed class DifferenceBasis : IEquatable<DifferenceBasis>
{
    private readonly double[] _numbers;

    public DifferenceBasis(DifferenceKind kind, double[] numbers, string method)
    {
        Kind = kind;
        _numbers = numbers;
        Method = method;
    }

    public DifferenceKind Kind { get; }

    public ReadOnlySpan<double> Numbers => _numbers;

    public string Method { get; }

    /// <summary>The test, or <see langword="null"/> where the samples are too small for it.</summary>
    public DifferenceTest? Test()
    {
        var x = _numbers;
        return Kind switch
        {
            DifferenceKind.Net => NetDifferences.Of(x[0], x[1], x[2], x[3], x[4], x[5], Enum.Parse<NetDifferenceMethod>(Method)),
            DifferenceKind.Share => ShareDifferences.Of(x[0], x[1], x[2], x[3], Enum.Parse<ShareTestMethod>(Method)),
            DifferenceKind.Mean => MeanDifferences.Welch(x[0], x[1], x[2], x[3], x[4], x[5]),
            DifferenceKind.Paired => EstimateDifferences.Paired(x[0], x[1], x[2]),
            _ => double.IsNaN(x[1]) || double.IsNaN(x[3]) ? null : EstimateDifferences.Of(x[0], x[1], x[2], x[3]),
        };
    }

    public bool Equals(DifferenceBasis? other) =>
        other is not null && Kind == other.Kind && Method == other.Method && _numbers.AsSpan().SequenceEqual(other._numbers);

    public override bool Equals(object? obj) => Equals(obj as DifferenceBasis);

    public override int GetHashCode() => HashCode.Combine(Kind, Method, _numbers[0], _numbers[1]);

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("basis");
        writer.WriteString("kind", ScoreJson.NameOf(Kind));
        writer.WriteString("method", Method);
        writer.WriteStartArray("numbers");
        foreach (var number in _numbers) writer.WriteNumberValue(number);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static DifferenceBasis Read(JsonElement json)
    {
        var kind = ScoreJson.EnumOf<DifferenceKind>(json, "kind");
        var array = ScoreJson.Member(json, "numbers");
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() != Length(kind))
            throw new JsonException($"A difference of kind \"{ScoreJson.NameOf(kind)}\" has {ScoreJson.Digits(Length(kind))} \"numbers\".");
        var numbers = new double[Length(kind)];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = ScoreJson.Number(array[i], "numbers");
        var method = ScoreJson.Text(json, "method");
        var known = kind switch
        {
            DifferenceKind.Net => Enum.GetNames<NetDifferenceMethod>().Contains(method, StringComparer.Ordinal),
            DifferenceKind.Share => Enum.GetNames<ShareTestMethod>().Contains(method, StringComparer.Ordinal),
            DifferenceKind.Mean => method == nameof(MeanDifferences.Welch),
            DifferenceKind.Paired => method == PairedComparison.Method,
            _ => method == nameof(NetDifferenceMethod.Wald),
        };
        if (!known) throw new JsonException($"\"{MessageText.Shorten(method)}\" is no method for a difference of kind \"{ScoreJson.NameOf(kind)}\".");
        // The other kinds are checked by their tests.
        var possible = kind switch
        {
            DifferenceKind.Estimates => Math.Abs(numbers[0]) <= 1 && numbers[1] >= 0 && Math.Abs(numbers[2]) <= 1 && numbers[3] >= 0,
            DifferenceKind.Paired => Math.Abs(numbers[0]) <= 2 && numbers[1] >= 0 && numbers[2] >= 1,
            _ => true,
        };
        return possible ? new DifferenceBasis(kind, numbers, method) : throw new JsonException($"The \"numbers\" are not possible for a difference of kind \"{ScoreJson.NameOf(kind)}\".");
    }

    /// <summary>Whether the numbers can be in a unit, and on a scale where the unit is that of the scale.</summary>
    public bool IsIn(ScoreUnit unit, ScaleDefinition scale) => (Kind, unit) switch
    {
        (DifferenceKind.Share, ScoreUnit.Share) or (DifferenceKind.Net or DifferenceKind.Estimates or DifferenceKind.Paired, ScoreUnit.Points) => true,
        (DifferenceKind.Mean, ScoreUnit.ScaleUnits) => Lies(_numbers[0], scale.Min, scale.Max) && Lies(_numbers[3], scale.Min, scale.Max),
        (DifferenceKind.Mean, ScoreUnit.PompPoints) => Lies(_numbers[0], 0, 100) && Lies(_numbers[3], 0, 100),
        _ => false,
    };

    private static bool Lies(double number, double min, double max) => min <= number && number <= max;

    private static int Length(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Net or DifferenceKind.Mean => 6,
        DifferenceKind.Paired => 3,
        _ => 4,
    };
}
