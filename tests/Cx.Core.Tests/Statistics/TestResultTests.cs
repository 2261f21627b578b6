using System.Text.Json.Serialization;
using Cx.Core.Statistics;
using Cx.Core.Tests.Contracts;
using Oracle = MathNet.Numerics.Distributions;

namespace Cx.Core.Tests.Statistics;

public class TestResultTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(3, 9)]
    [InlineData(12, 12)]
    [InlineData(24, 0)]
    public void Few_changes_are_tested_exactly(int b, int c)
    {
        var test = McNemar.Of(b, c);
        var tail = b + c == 0 ? 1 : Enumerable.Range(0, Math.Min(b, c) + 1).Sum(k => Oracle.Binomial.PMF(0.5, b + c, k));
        Assert.Equal(Math.Min(1, 2 * tail), test.PValue, 1e-12);
        Assert.Equal(("McNemarExact", null, null), (test.Method, test.Statistic, test.DegreesOfFreedom));
        Assert.Equal(test, McNemar.Of(c, b));
    }

    [Fact]
    public void Many_changes_are_tested_by_z()
    {
        // (20 - 10)/sqrt(30) = 1.8257418583505538
        var test = McNemar.Of(20, 10);
        Assert.Equal(1.8257418583505538, test.Statistic!.Value, 1e-14);
        Assert.Equal(2 * Oracle.Normal.CDF(0, 1, -1.8257418583505538), test.PValue, 1e-9);
        Assert.Equal("McNemar", test.Method);
        Assert.Equal(-test.Statistic, McNemar.Of(10, 20).Statistic);
        Assert.Equal("McNemar", McNemar.Of(25, 0).Method);
    }

    [Fact]
    public void Changes_are_counts()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemar.Of(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemar.Of(1, -3));
    }

    // nps.distribution.1
    [Fact]
    public void A_published_table_is_met()
    {
        var test = ChiSquaredTest.Of([8, 13, 15, 12, 7, 12], 3)!;
        Assert.Equal(2.574537, test.Statistic!.Value, 1e-6);
        Assert.Equal(2, test.DegreesOfFreedom);
        Assert.Equal(0.276024, test.PValue, 1e-6);
        Assert.Equal("PearsonChiSquared", test.Method);
    }

    [Fact]
    public void Empty_rows_and_columns_say_nothing()
        => Assert.Equal(ChiSquaredTest.Of([8, 13, 12, 7], 2), ChiSquaredTest.Of([8, 0, 13, 0, 0, 0, 12, 0, 7], 3));

    [Theory]
    [InlineData(new long[] { 1, 2, 3 }, 3)]
    [InlineData(new long[] { 1, 2, 3 }, 1)]
    [InlineData(new long[] { 1, 0, 2, 0 }, 2)]
    [InlineData(new long[] { 0, 0, 0, 0 }, 2)]
    [InlineData(new long[0], 2)]
    public void A_table_that_compares_nothing_has_no_test(long[] table, int columns) => Assert.Null(ChiSquaredTest.Of(table, columns));

    [Fact]
    public void Impossible_tables_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ChiSquaredTest.Of([1, 2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquaredTest.Of([1, 2], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquaredTest.Of([1, -2], 2));
    }

    [Fact]
    public void Its_text_is_invariant()
        => UnderCulture.Run(UnderCulture.Foreign, _ => Assert.Equal("p 0.276024 (PearsonChiSquared)", ChiSquaredTest.Of([8, 13, 15, 12, 7, 12], 3)!.ToString()));

    public class Equality : EqualityContract<TestResult>
    {
        protected override IReadOnlyList<Func<TestResult>> Makers =>
            [() => McNemar.Of(3, 9), () => McNemar.Of(20, 10), () => McNemar.Of(10, 20), () => ChiSquaredTest.Of([8, 13, 12, 7], 2)!];
    }

    public class JsonForm : JsonContract<TestResult>
    {
        protected override JsonSerializerContext Context => StatisticsJsonContext.Default;

        // Exact: 2·(1 + 4)/2^4 = 0.625; z = 5/5 is 1.
        protected override IReadOnlyList<(TestResult Value, string Json)> Written =>
        [
            (McNemar.Of(1, 3), """{"statistic":null,"degreesOfFreedom":null,"pValue":0.625,"method":"McNemarExact"}"""),
            (new TestResult(2.5, 2, 0.25, "PearsonChiSquared"), """{"statistic":2.5,"degreesOfFreedom":2,"pValue":0.25,"method":"PearsonChiSquared"}"""),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("0.5", "an object with statistic"),
            ("{}", "needs both"),
            ("""{"pValue":0.5}""", "needs both"),
            ("""{"pValue":1.5,"method":"a"}""", "within 0…1"),
            ("""{"pValue":0.5,"degreesOfFreedom":0,"method":"a"}""", "above 0"),
            ("""{"pValue":null,"method":"a"}""", "'pValue' is a Number"),
            ("""{"statistic":"1","pValue":0.5,"method":"a"}""", "'statistic' is a Number"),
        ];

        [Fact]
        public void What_it_does_not_know_is_skipped()
            => Assert.Equal(McNemar.Of(1, 3), System.Text.Json.JsonSerializer.Deserialize("""{"a":{},"pValue":0.625,"method":"McNemarExact"}""", StatisticsJsonContext.Default.TestResult));
    }
}
