using System.Globalization;
using System.Text.Json.Serialization;
using Cx.Core.Statistics;

namespace Cx.Core.Durations;

/// <summary>How often customers have to contact us: contacts per unit of customer-time, such as a customer-month.</summary>
/// <remarks>
/// <para>0 or more, not rounded; the unit is that of the customer-time given. 300 contacts of 1000 customers within two months are 0.15 per customer-month.</para>
/// <para>The interval takes contacts as independent of each other (Garwood 1936); where few customers write often, it is too narrow.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equality: contacts and customer-time. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var rate = ContactRate.Of(contacts: 300, customerTime: 1000 * 2.0);
/// Console.WriteLine(rate);   // 0.15 (300 in 2000)
/// </code>
/// </example>
[JsonConverter(typeof(ContactRateJsonConverter))]
public sealed class ContactRate : IEquatable<ContactRate>
{
    private ContactRate(long contacts, double customerTime)
    {
        Contacts = contacts;
        CustomerTime = customerTime;
    }

    /// <summary>The contacts, 0 or more.</summary>
    public long Contacts { get; }

    /// <summary>The customers times the time each was one, above 0, in the unit of the caller: a count of customer-months, say.</summary>
    public double CustomerTime { get; }

    /// <summary>Contacts per unit of customer-time.</summary>
    public double Value => Contacts / CustomerTime;

    /// <summary>The standard error, in contacts per unit of customer-time: sqrt(contacts)/time. It is 0 without contacts, which says nothing.</summary>
    public double StandardError => Math.Sqrt(Contacts) / CustomerTime;

    /// <summary>Makes a rate.</summary>
    /// <param name="contacts">The contacts, 0 or more.</param>
    /// <param name="customerTime">The customers times the time each was one, 0 or more.</param>
    /// <returns>The rate, or <see langword="null"/> without customer-time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or not finite, or there are contacts without customer-time.</exception>
    public static ContactRate? Of(long contacts, double customerTime)
        => Defect(contacts, customerTime) is { } defect
            ? throw new ArgumentOutOfRangeException(nameof(customerTime), customerTime, defect)
            : customerTime == 0 ? null : new ContactRate(contacts, customerTime);

    /// <summary>The exact interval of the rate.</summary>
    /// <param name="confidence">The confidence; .95 by default.</param>
    /// <returns>Limits in contacts per unit of customer-time.</returns>
    public Interval Interval(Confidence confidence = default) => PoissonIntervals.Garwood(Contacts, CustomerTime, confidence);

    /// <inheritdoc/>
    public bool Equals(ContactRate? other) => other is not null && Contacts == other.Contacts && CustomerTime.Equals(other.CustomerTime);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ContactRate);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Contacts, CustomerTime);

    /// <summary>Whether two rates are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(ContactRate? left, ContactRate? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two rates differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(ContactRate? left, ContactRate? right) => !(left == right);

    /// <summary>The rate and what it was made of, such as <c>0.15 (300 in 2000)</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:G6} ({Contacts} in {CustomerTime:G6})");

    internal static string? Defect(long contacts, double customerTime)
        => contacts < 0 || !(customerTime >= 0) || !double.IsFinite(customerTime) || (customerTime == 0 && contacts > 0)
            ? string.Create(CultureInfo.InvariantCulture, $"{contacts} contacts in a customer-time of {customerTime:R} make no rate. Both are 0 or more, and who makes contact has been a customer for some time.")
            : null;
}
