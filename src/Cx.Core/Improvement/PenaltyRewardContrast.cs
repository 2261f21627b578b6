using System.Globalization;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>What an attribute costs when it is bad and gives when it is good, against the answers in the middle.</summary>
/// <remarks>
/// <para>In scale units of the overall rating. Association, not cause.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
public sealed record PenaltyRewardContrast
{
    internal PenaltyRewardContrast(string name, int low, int high, (double Value, Interval Interval) penalty, (double Value, Interval Interval) reward, (double Value, Interval Interval) contrast)
    {
        Name = name;
        Low = low;
        High = high;
        Penalty = penalty.Value + 0.0;
        PenaltyInterval = penalty.Interval;
        Reward = reward.Value + 0.0;
        RewardInterval = reward.Interval;
        Contrast = contrast.Value + 0.0;
        ContrastInterval = contrast.Interval;
    }

    /// <summary>The name of the attribute.</summary>
    public string Name { get; }

    /// <summary>How many rated it in the unfavourable box.</summary>
    public int Low { get; }

    /// <summary>How many rated it in the favourable box.</summary>
    public int High { get; }

    /// <summary>By how much the overall rating is lower where the attribute is bad, in scale units; negative where it is higher.</summary>
    public double Penalty { get; }

    /// <summary>The interval of <see cref="Penalty"/>, in scale units.</summary>
    public Interval PenaltyInterval { get; }

    /// <summary>By how much the overall rating is higher where the attribute is good, in scale units; negative where it is lower.</summary>
    public double Reward { get; }

    /// <summary>The interval of <see cref="Reward"/>, in scale units.</summary>
    public Interval RewardInterval { get; }

    /// <summary>Penalty minus reward, in scale units.</summary>
    public double Contrast { get; }

    /// <summary>The interval of <see cref="Contrast"/>, in scale units.</summary>
    public Interval ContrastInterval { get; }

    /// <summary>Basic where the whole interval of the contrast lies above 0, exciter where it lies below, else performance.</summary>
    public AttributeClass Class => ContrastInterval.Low > 0 ? AttributeClass.Basic : ContrastInterval.High < 0 ? AttributeClass.Exciter : AttributeClass.Performance;

    /// <summary>Name, penalty, reward and class, such as <c>support: penalty 1.24, reward 0.20, Basic</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: penalty {DisplayRounding.ToText(Penalty, 2)}, reward {DisplayRounding.ToText(Reward, 2)}, {Class}");
}
