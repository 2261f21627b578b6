using System.Globalization;

namespace Cx.Core.Feedback;

/// <summary>The guard of a survey programme: asks people by its rules, remembers whom it asked, and counts every refusal.</summary>
/// <remarks>
/// <para>Every occasion ends in one outcome, looked for in this order: opted out, too late, not sampled, in quarantine, asked too often; else the person is asked. Who opted out is never asked again: there is no way back in here.</para>
/// <para>One guard for all surveys of a company: two guards do not know of each other's contacts. <see cref="Contacts"/> and <see cref="OptedOut"/> are what to store, and what to begin again from.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality. Thread safety: single writer.</para>
/// </remarks>
/// <example>
/// <code>
/// var programme = new SurveyProgramme(SurveyRules.Of(quarantine: TimeSpan.FromDays(30), mostContacts: 4, within: TimeSpan.FromDays(365)));
/// var now = DateTimeOffset.UnixEpoch;
/// Console.WriteLine(programme.Offer(new("c1"), now));              // Asked
/// Console.WriteLine(programme.Offer(new("c1"), now.AddDays(1)));   // Quarantined
/// </code>
/// </example>
public sealed class SurveyProgramme
{
    private readonly Dictionary<CustomerId, List<DateTimeOffset>> _contacts = [];
    private readonly HashSet<CustomerId> _optedOut = [];
    private readonly long[] _counts = new long[Enum.GetValues<SurveyDecision>().Length];

    /// <summary>Begins a programme, or goes on with one.</summary>
    /// <param name="rules">Whom it may ask, and how often.</param>
    /// <param name="contacts">Whom was asked before, and when; in any order.</param>
    /// <param name="optedOut">Who asked before not to be asked.</param>
    /// <exception cref="ArgumentException">A customer id is empty.</exception>
    public SurveyProgramme(SurveyRules rules, IEnumerable<KeyValuePair<CustomerId, DateTimeOffset>>? contacts = null, IEnumerable<CustomerId>? optedOut = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Rules = rules;
        foreach (var (customer, at) in contacts ?? []) Remember(Named(customer), at);
        foreach (var customer in optedOut ?? []) OptOut(customer);
    }

    /// <summary>Whom it may ask, and how often.</summary>
    public SurveyRules Rules { get; }

    /// <summary>All occasions that were offered to this guard.</summary>
    public long Offered => _counts.Sum();

    /// <summary>The people who asked not to be asked.</summary>
    public IReadOnlyCollection<CustomerId> OptedOut => _optedOut;

    /// <summary>Whom was asked and when, by instant, as far as it was not forgotten.</summary>
    public IReadOnlyList<KeyValuePair<CustomerId, DateTimeOffset>> Contacts =>
        [.. _contacts.SelectMany(pair => pair.Value.Select(at => KeyValuePair.Create(pair.Key, at))).OrderBy(pair => pair.Value).ThenBy(pair => pair.Key.Text, StringComparer.Ordinal)];

    /// <summary>The occasions that ended so.</summary>
    /// <param name="decision">The outcome.</param>
    /// <returns>A count, 0 or more.</returns>
    public long Count(SurveyDecision decision) => _counts[(int)decision];

    /// <summary>Offers an occasion to ask a person about nothing that happened just now.</summary>
    /// <param name="customer">The person.</param>
    /// <param name="now">The instant.</param>
    /// <returns>What became of it; only <see cref="SurveyDecision.Asked"/> lets you ask.</returns>
    /// <exception cref="ArgumentException">The customer id is empty.</exception>
    public SurveyDecision Offer(CustomerId customer, DateTimeOffset now)
    {
        Named(customer);
        return Counted(customer, now, isLate: false);
    }

    /// <summary>Offers an occasion to ask a person about something that happened.</summary>
    /// <param name="customer">The person.</param>
    /// <param name="now">The instant.</param>
    /// <param name="occurredAt">When it happened, not after <paramref name="now"/>.</param>
    /// <param name="trigger">How soon it must be asked.</param>
    /// <returns>What became of it; only <see cref="SurveyDecision.Asked"/> lets you ask.</returns>
    /// <exception cref="ArgumentException">The customer id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It has not happened yet.</exception>
    public SurveyDecision Offer(CustomerId customer, DateTimeOffset now, DateTimeOffset occurredAt, SurveyTrigger trigger)
    {
        Named(customer);
        if (occurredAt > now) throw new ArgumentOutOfRangeException(nameof(occurredAt), occurredAt, "It happens after the instant of the question, so nobody can answer yet. Look at the clocks and zones of the two.");
        return Counted(customer, now, isLate: now - occurredAt > trigger.AskWithin);
    }

    /// <summary>Takes a person out, once and for all.</summary>
    /// <param name="customer">The person.</param>
    /// <exception cref="ArgumentException">The customer id is empty.</exception>
    public void OptOut(CustomerId customer)
    {
        _optedOut.Add(Named(customer));
        _contacts.Remove(customer);
    }

    /// <summary>Forgets contacts that no rule looks back to any more. Occasions come out of order, so only you know how far back one may still lie.</summary>
    /// <param name="oldestOccasion">The instant of the oldest occasion that may still be offered.</param>
    /// <returns>How many contacts were forgotten.</returns>
    public long Forget(DateTimeOffset oldestOccasion)
    {
        var reach = Rules.Quarantine > Rules.Within ? Rules.Quarantine : Rules.Within;
        long forgotten = 0;
        foreach (var (customer, contacts) in _contacts)
        {
            forgotten += contacts.RemoveAll(at => oldestOccasion - at >= reach);
            if (contacts.Count == 0) _contacts.Remove(customer);
        }

        return forgotten;
    }

    /// <summary>All outcomes, such as <c>asked 10, not sampled 3, opted out 1, too late 0, quarantined 2, too frequent 0</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"asked {Count(SurveyDecision.Asked)}, not sampled {Count(SurveyDecision.NotSampled)}, opted out {Count(SurveyDecision.OptedOut)}, too late {Count(SurveyDecision.TooLate)}, quarantined {Count(SurveyDecision.Quarantined)}, too frequent {Count(SurveyDecision.TooFrequent)}");

    private static CustomerId Named(CustomerId customer) => customer.IsEmpty ? throw new ArgumentException("Nobody is no person to ask: the customer id is empty.", nameof(customer)) : customer;

    private SurveyDecision Counted(CustomerId customer, DateTimeOffset now, bool isLate)
    {
        var decision = Decide(customer, now, isLate);
        _counts[(int)decision]++;
        if (decision == SurveyDecision.Asked) Remember(customer, now);
        return decision;
    }

    private SurveyDecision Decide(CustomerId customer, DateTimeOffset now, bool isLate)
    {
        if (_optedOut.Contains(customer)) return SurveyDecision.OptedOut;
        if (isLate) return SurveyDecision.TooLate;
        if (!Rules.IsSampled(customer)) return SurveyDecision.NotSampled;
        if (!_contacts.TryGetValue(customer, out var contacts)) return SurveyDecision.Asked;
        // Occasions come out of order: a contact after this one is as near as one before it.
        if (contacts.Exists(at => (now - at).Duration() < Rules.Quarantine)) return SurveyDecision.Quarantined;
        return IsTooFrequent(contacts, now) ? SurveyDecision.TooFrequent : SurveyDecision.Asked;
    }

    // Any stretch that holds this contact, not only the one that ends with it, since contacts may lie after it. A stretch is half open.
    private bool IsTooFrequent(List<DateTimeOffset> contacts, DateTimeOffset now)
    {
        DateTimeOffset[] near = [.. contacts.Where(at => (now - at).Duration() < Rules.Within).Append(now).Order()];
        for (var first = 0; first < near.Length; first++)
        {
            var within = near.Count(at => at >= near[first] && at - near[first] < Rules.Within);
            if (within > Rules.MostContacts && near[first] <= now && now - near[first] < Rules.Within) return true;
        }

        return false;
    }

    private void Remember(CustomerId customer, DateTimeOffset at)
    {
        if (!_contacts.TryGetValue(customer, out var contacts)) _contacts[customer] = contacts = [];
        contacts.Add(at);
    }
}
