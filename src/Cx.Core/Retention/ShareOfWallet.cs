using System.Globalization;
using System.Text.Json.Serialization;

namespace Cx.Core.Retention;

/// <summary>What part of their spending in a category customers spend with us.</summary>
/// <remarks>
/// <para>spent with us/spent in the category, ours included, a share 0…1. Of several customers it is the share of their sums, in which large wallets weigh more; the mean of their shares is another number.</para>
/// <para>Without any spending there is no share: <see cref="Of"/> gives <see langword="null"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: both amounts. No order; <see cref="Merge"/> adds. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var share = ShareOfWallet.Of(withUs: 120, inCategory: 400);
/// Console.WriteLine(share);   // 0.3 (120 of 400)
/// </code>
/// </example>
[JsonConverter(typeof(ShareOfWalletJsonConverter))]
public sealed class ShareOfWallet : IEquatable<ShareOfWallet>
{
    private ShareOfWallet(decimal withUs, decimal inCategory)
    {
        WithUs = withUs;
        InCategory = inCategory;
    }

    /// <summary>What is spent with us, in currency units.</summary>
    public decimal WithUs { get; }

    /// <summary>What is spent in the category, with us and with others, in currency units, above 0.</summary>
    public decimal InCategory { get; }

    /// <summary>The share 0…1.</summary>
    public double Value => (double)(WithUs / InCategory);

    /// <summary>Makes the share of a customer.</summary>
    /// <param name="withUs">What is spent with us, 0 or more.</param>
    /// <param name="inCategory">What is spent in the category, with us and with others.</param>
    /// <returns>The share, or <see langword="null"/> when nothing is spent in the category.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, or more is spent with us than in the category.</exception>
    public static ShareOfWallet? Of(decimal withUs, decimal inCategory)
        => withUs >= 0 && inCategory >= withUs
            ? inCategory == 0 ? null : new ShareOfWallet(withUs, inCategory)
            : throw new ArgumentOutOfRangeException(nameof(withUs), withUs, string.Create(CultureInfo.InvariantCulture, $"{withUs} of {inCategory} make no share of a wallet. What is spent with us is 0 or more, and part of what is spent in the category."));

    /// <summary>The share of the customers of both.</summary>
    /// <param name="other">The other share, in the same currency.</param>
    /// <returns>The share of the sums.</returns>
    /// <exception cref="OverflowException">A sum is more than a <see cref="decimal"/> holds.</exception>
    public ShareOfWallet Merge(ShareOfWallet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ShareOfWallet(WithUs + other.WithUs, InCategory + other.InCategory);
    }

    /// <inheritdoc/>
    public bool Equals(ShareOfWallet? other) => other is not null && WithUs == other.WithUs && InCategory == other.InCategory;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ShareOfWallet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(WithUs, InCategory);

    /// <summary>Whether two shares are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ShareOfWallet? left, ShareOfWallet? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two shares differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ShareOfWallet? left, ShareOfWallet? right) => !(left == right);

    /// <summary>The share and the amounts, such as <c>0.3 (120 of 400)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} ({WithUs} of {InCategory})");
}
