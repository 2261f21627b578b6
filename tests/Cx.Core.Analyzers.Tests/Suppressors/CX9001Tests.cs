using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Suppressors;

public class CX9001Tests : SuppressorTests<CX9001_EqualityOfAScale>
{
    [Fact]
    public Task A_scale_needs_no_equality() => Silences("""
        public readonly struct WaitTime : IScale<WaitTime>
        {
            public static ScaleDefinition Definition { get; } = ScaleDefinition.Create("wait-time", 1, 6, Polarity.LowerIsBetter);
        }
        """);

    [Fact]
    public Task Other_structs_and_scales_of_others_are_still_reported() => LeavesAlone("""
        namespace Mine
        {
            public interface IScale<TSelf> { }
            public readonly struct WaitTime : IScale<WaitTime> { public static int Max => 6; }
            public readonly struct Money { public decimal Amount => 1; }
        }
        """);
}
