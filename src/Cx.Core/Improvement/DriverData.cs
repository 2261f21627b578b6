using System.Globalization;
using Cx.Core.Scales;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>An outcome and what may drive it, of the respondents who answered all of it.</summary>
/// <remarks>
/// <para>Only complete respondents are used (listwise deletion); the others are counted in <see cref="Incomplete"/>, and each column says how many answers it lacks. A driver that is the same for every complete respondent says nothing and is dropped by name.</para>
/// <para>Who leaves a question out may differ from who answers it: with many incomplete respondents the result speaks for the complete ones only.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality of value. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var data = DriverData.From(
///     DriverColumn.OfNumbers("satisfied", [4, 5, 2, 3, null]),
///     DriverColumn.OfNumbers("quick", [4, 4, 1, 2, 5]));
/// Console.WriteLine(data);   // satisfied by quick: 4 complete, 1 incomplete
/// </code>
/// </example>
public sealed class DriverData
{
    private readonly double[] _rows;
    private readonly string[] _drivers;
    private readonly string[] _constant;
    private readonly Dictionary<string, ScaleDefinition?> _scales;

    private DriverData(string outcome, string[] drivers, string[] constant, double[] rows, int n, int incomplete, IReadOnlyList<DriverColumn> columns)
    {
        Outcome = outcome;
        _drivers = drivers;
        _constant = constant;
        _rows = rows;
        N = n;
        Incomplete = incomplete;
        Missing = columns.ToDictionary(column => column.Name, column => column.Missing, StringComparer.Ordinal);
        _scales = columns.ToDictionary(column => column.Name, column => column.Scale, StringComparer.Ordinal);
    }

    /// <summary>The name of the outcome.</summary>
    public string Outcome { get; }

    /// <summary>The names of the drivers that are used, in the order they were given.</summary>
    public IReadOnlyList<string> Drivers => _drivers;

    /// <summary>The names of the drivers that are the same for every complete respondent, and so are not used.</summary>
    public IReadOnlyList<string> ConstantDrivers => _constant;

    /// <summary>Respondents with an answer in every column: those that are used.</summary>
    public int N { get; }

    /// <summary>Respondents who lack an answer in some column: counted, not used.</summary>
    public int Incomplete { get; }

    /// <summary>How many answers each column lacks, by its name.</summary>
    public IReadOnlyDictionary<string, int> Missing { get; }

    // Row after row, the outcome first and then the drivers that are used.
    internal ReadOnlySpan<double> Rows => _rows;

    internal int Width => _drivers.Length + 1;

    /// <summary>Puts columns together, respondent by respondent.</summary>
    /// <param name="outcome">What is to be explained.</param>
    /// <param name="drivers">What may explain it, one or more.</param>
    /// <returns>The data of the respondents who are complete.</returns>
    /// <exception cref="ArgumentException">There is no driver, a name stands twice, or the columns are of different length.</exception>
    public static DriverData From(DriverColumn outcome, params IReadOnlyList<DriverColumn> drivers)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(drivers);
        CheckColumns(outcome, drivers);
        DriverColumn[] columns = [outcome, .. drivers];
        var complete = CompleteOf(columns);
        bool[] varies = [true, .. drivers.Select(driver => Varies(driver, complete))];
        DriverColumn[] used = [.. columns.Where((_, i) => varies[i])];
        var rows = new double[complete.Count * used.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = used[i % used.Length].Values[complete[i / used.Length]]!.Value;
        return new DriverData(
            outcome.Name,
            [.. used.Skip(1).Select(column => column.Name)],
            [.. drivers.Where((_, i) => !varies[i + 1]).Select(column => column.Name)],
            rows,
            complete.Count,
            outcome.Count - complete.Count,
            columns);
    }

    /// <summary>The mean of a column over the respondents who are used, with its interval by Student's t.</summary>
    /// <param name="column">The name of the outcome or of a driver that is used.</param>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>The mean in units of the column, higher being better for ratings, and its limits; <see langword="null"/> without respondents. The limits are <see langword="null"/> for one respondent.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public (double Mean, Interval? Interval)? MeanOf(string column, Confidence confidence = default)
    {
        var values = ValuesOf(column);
        if (values.Length == 0) return null;
        var squares = Correlation.Centred(values, out var mean).Sum(value => value * value);
        if (N < 2) return (mean, null);
        return (mean, Interval.AroundByStudentT(mean, Math.Sqrt(squares / (N - 1) / N), N - 1, confidence, "StudentT"));
    }

    /// <summary>Outcome, drivers and respondents, such as <c>satisfied by quick, friendly: 4 complete, 1 incomplete</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Outcome} by {string.Join(", ", _drivers)}: {N} complete, {Incomplete} incomplete");

    /// <summary>The scale of a column, or null for numbers and for columns that are not here.</summary>
    internal ScaleDefinition? ScaleOf(string column) => _scales.GetValueOrDefault(column);

    internal double[] ValuesOf(string column)
    {
        var place = string.Equals(column, Outcome, StringComparison.Ordinal) ? 0 : Array.IndexOf(_drivers, column) + 1;
        if (place == 0 && !string.Equals(column, Outcome, StringComparison.Ordinal))
            throw new ArgumentException($"There is no column \"{column}\" among {Outcome}, {string.Join(", ", _drivers)}{(_constant.Contains(column, StringComparer.Ordinal) ? "; it was dropped because it never varies" : string.Empty)}.", nameof(column));
        return Enumerable.Range(0, N).Select(row => _rows[(row * Width) + place]).ToArray();
    }

    /// <summary>The respondents who answered all columns; the same rule for every analysis here.</summary>
    internal static List<int> CompleteOf(IReadOnlyList<DriverColumn> columns)
    {
        var complete = new List<int>();
        for (var respondent = 0; respondent < columns[0].Count; respondent++)
        {
            var place = respondent;
            if (columns.All(column => column.Values[place] is not null)) complete.Add(respondent);
        }

        return complete;
    }

    internal static void CheckColumns(DriverColumn outcome, IReadOnlyList<DriverColumn> drivers)
    {
        if (drivers.Count == 0) throw new ArgumentException($"Nothing can explain \"{outcome.Name}\" without a driver. Give one column or more.", nameof(drivers));
        var names = new HashSet<string>(StringComparer.Ordinal) { outcome.Name };
        foreach (var driver in drivers)
        {
            if (!names.Add(driver.Name)) throw new ArgumentException($"The name \"{driver.Name}\" stands twice. Give every column a name of its own.", nameof(drivers));
            if (driver.Count != outcome.Count)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The column \"{driver.Name}\" has {driver.Count} respondents and \"{outcome.Name}\" has {outcome.Count}. Give one entry for each respondent in every column, empty where there is no answer."), nameof(drivers));
        }
    }

    // Of nobody one cannot say that they are all alike.
    private static bool Varies(DriverColumn column, List<int> complete) =>
        complete.Count == 0 || complete.Any(respondent => !column.Values[respondent]!.Value.Equals(column.Values[complete[0]]!.Value));
}
