using System.Text.Json;
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
        writer.WriteString("kind", Kind.ToString());
        writer.WriteString("method", Method);
        writer.WriteStartArray("numbers");
        foreach (var number in _numbers) writer.WriteNumberValue(number);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static DifferenceBasis Read(JsonElement json)
    {
        if (!Enum.TryParse<DifferenceKind>(ScoreJson.Text(json, "kind"), out var kind) || !Enum.IsDefined(kind))
            throw new JsonException("The \"kind\" of a difference is Net, Share, Mean, Estimates or Paired.");
        var array = ScoreJson.Member(json, "numbers");
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() != Length(kind))
            throw new JsonException($"A difference of kind {kind} has {ScoreJson.Digits(Length(kind))} \"numbers\".");
        var numbers = new double[Length(kind)];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = ScoreJson.Number(array[i], "numbers");
        var method = ScoreJson.Text(json, "method");
        var known = kind switch
        {
            DifferenceKind.Net => Enum.TryParse<NetDifferenceMethod>(method, out var net) && Enum.IsDefined(net),
            DifferenceKind.Share => Enum.TryParse<ShareTestMethod>(method, out var share) && Enum.IsDefined(share),
            _ => true,
        };
        return known ? new DifferenceBasis(kind, numbers, method) : throw new JsonException($"'{method}' is no method for a difference of kind {kind}.");
    }

    private static int Length(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Net or DifferenceKind.Mean => 6,
        DifferenceKind.Paired => 3,
        _ => 4,
    };
}
