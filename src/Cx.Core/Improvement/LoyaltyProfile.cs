using System.Text.Json.Serialization;
using Cx.Core.Scores;
using Cx.Core.Statistics;

namespace Cx.Core.Improvement;

/// <summary>Loyalty as four numbers: who buys more, buys again, recommends, and pays more. There is no fifth: a blend would hide which of the four moves.</summary>
/// <remarks>
/// <para>Each with its own n and uncertainty; <see langword="null"/> where it was not measured. What people say they will do and what they did are different figures: say in your report which one you gave.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: by value. No order. Thread safety: immutable.</para>
/// </remarks>
[JsonConverter(typeof(LoyaltyProfileJsonConverter))]
public sealed record LoyaltyProfile
{
    private LoyaltyProfile(Share? buyMore, Share? buyAgain, NetPromoterScore? recommend, Share? payMore)
    {
        BuyMore = buyMore;
        BuyAgain = buyAgain;
        Recommend = recommend;
        PayMore = payMore;
    }

    /// <summary>Customers who buy more than before.</summary>
    public Share? BuyMore { get; }

    /// <summary>Customers who buy again.</summary>
    public Share? BuyAgain { get; }

    /// <summary>Whether they recommend us.</summary>
    public NetPromoterScore? Recommend { get; }

    /// <summary>Customers who pay a higher price, or would.</summary>
    public Share? PayMore { get; }

    /// <summary>Makes a profile.</summary>
    /// <param name="buyMore">Customers who buy more than before; <see langword="null"/> where it was not measured.</param>
    /// <param name="buyAgain">Customers who buy again; <see langword="null"/> where it was not measured.</param>
    /// <param name="recommend">Whether they recommend us; <see langword="null"/> where it was not measured.</param>
    /// <param name="payMore">Customers who pay a higher price; <see langword="null"/> where it was not measured.</param>
    /// <returns>The profile, or <see langword="null"/> where nothing was measured.</returns>
    public static LoyaltyProfile? Of(Share? buyMore, Share? buyAgain, NetPromoterScore? recommend, Share? payMore) =>
        buyMore is null && buyAgain is null && recommend is null && payMore is null ? null : new LoyaltyProfile(buyMore, buyAgain, recommend, payMore);

    /// <summary>The four numbers.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"buy more {Text(BuyMore)}; buy again {Text(BuyAgain)}; recommend {Text(Recommend)}; pay more {Text(PayMore)}";

    private static string Text(object? figure) => figure?.ToString() ?? "not measured";
}
