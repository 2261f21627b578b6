using System.Globalization;
using System.Text.Json;
using Cx.Core.Durations;
using Cx.Core.Feedback;
using Cx.Core.Journeys.Model;
using Cx.Core.Retention;

namespace Cx.Core.Journeys;

/// <summary>Questions as JSON. What is at its default is left out, so that a question has one form.</summary>
internal static class SpecJson
{
    private const string Analysis = "analysis";

    public static IReadOnlyList<string> Names { get; } = new ValueList<string>(
        ["transition-graph", "variants", "funnel", "stuck-points", "milestone", "churn", "retention", "lifecycle", "stickiness", "hand-offs", "friction", "conformance", "attribution", "emotion"]);

    public static string NameOf(JourneySpec spec) => spec switch
    {
        TransitionGraphSpec => "transition-graph",
        VariantSpec => "variants",
        FunnelSpec => "funnel",
        StuckPointSpec => "stuck-points",
        MilestoneSpec => "milestone",
        ChurnSpec => "churn",
        RetentionSpec => "retention",
        LifecycleSpec => "lifecycle",
        StickinessSpec => "stickiness",
        HandoffSpec => "hand-offs",
        FrictionSpec => "friction",
        ConformanceSpec => "conformance",
        AttributionSpec => "attribution",
        EmotionSpec => "emotion",
        _ => throw new ArgumentException($"{spec.GetType().Name} has no form in JSON.", nameof(spec)),
    };

    public static string WordOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static JourneySpec Read(JsonElement element, JsonSerializerOptions options)
    {
        var json = new SpecReader(element, "A question about journeys", options);
        var name = json.Text(Analysis) ?? throw new JsonException($"A question about journeys says which analysis it asks for: one of {string.Join(", ", Names)}.");
        JourneySpec spec = name switch
        {
            "transition-graph" => new TransitionGraphSpec { OncePerJourney = json.Flag("oncePerJourney"), MaxGap = json.Time("maxGap"), Calendar = json.By("calendar", new BusinessCalendarJsonConverter()) },
            "variants" => Variants(json),
            "funnel" => Funnel(json),
            "stuck-points" => StuckPoints(json),
            "milestone" => MilestoneSpec.Of(json.Texts("start"), json.Texts("value")) with { Leave = json.Events("leave"), EarlyLeave = json.Word<EarlyLeave>("earlyLeave") ?? default },
            "churn" => ChurnSpec.Of(json.Texts("start"), json.Texts("end")) with { ObservedFrom = json.Instant("observedFrom") },
            "retention" => RetentionSpec.Of(json.Texts("birth"), json.Texts("return"), Periods(json, "cohorts"), json.By("period", new RetentionPeriodJsonConverter()) ?? throw Lacks("retention", "period")) with
            {
                Mode = json.Word<RetentionMode>("mode") ?? default,
                IsRecurring = json.Flag("recurring"),
            },
            "lifecycle" => LifecycleSpec.Of(Periods(json, "periods"), json.Texts("events")),
            "stickiness" => StickinessSpec.Of(Periods(json, "periods"), json.Texts("events")),
            "hand-offs" => HandoffSpec.Of(json.Texts("assisted")),
            "friction" => Friction(json),
            "conformance" => ConformanceSpec.Of(Blueprint(json.Required("blueprint"))),
            "attribution" => AttributionSpec.Of(json.Word<PlayerKind>("players") ?? throw Lacks("attribution", "players"), json.Texts("conversion")) with { Game = json.Word<ShapleyGame>("game") ?? default },
            "emotion" => new EmotionSpec
            {
                PoolScales = json.Flag("poolScales"),
                Expected = Read(json.Objects("expected", "An expected emotion"), one => ExpectedEmotion.Of(Event(one), one.Real("emotion") ?? throw Lacks("an expected emotion", "emotion"))),
            },
            _ => throw new JsonException($"There is no analysis \"{name}\". There are {string.Join(", ", Names)}."),
        };
        json.End();
        return spec;
    }

    public static void Write(Utf8JsonWriter json, JourneySpec spec, JsonSerializerOptions options)
    {
        json.WriteStartObject();
        json.WriteString(Analysis, NameOf(spec));
        switch (spec)
        {
            case TransitionGraphSpec one:
                Flag(json, "oncePerJourney", one.OncePerJourney);
                Time(json, "maxGap", one.MaxGap);
                if (one.Calendar is { } calendar) By(json, "calendar", () => new BusinessCalendarJsonConverter().Write(json, calendar, options));
                break;
            case VariantSpec one:
                Number(json, "maxDepth", one.MaxDepth, null);
                Number(json, "maxNodes", one.MaxNodes, new VariantSpec().MaxNodes);
                Number(json, "minimumN", one.MinimumN, new VariantSpec().MinimumN);
                break;
            case FunnelSpec one:
                Write(json, one);
                break;
            case StuckPointSpec one:
                Write(json, one);
                break;
            case MilestoneSpec one:
                Events(json, "start", one.Start);
                Events(json, "value", one.Value);
                Events(json, "leave", one.Leave);
                Word(json, "earlyLeave", one.EarlyLeave);
                break;
            case ChurnSpec one:
                Events(json, "start", one.Start);
                Events(json, "end", one.End);
                Instant(json, "observedFrom", one.ObservedFrom);
                break;
            case FrictionSpec one:
                Write(json, one);
                break;
            case ConformanceSpec one:
                By(json, "blueprint", () => BlueprintJson.Write(json, BlueprintDraft.Of(one.Blueprint.Blueprint)));
                break;
            case AttributionSpec one:
                json.WriteString("players", WordOf(one.Players));
                Events(json, "conversion", one.Conversion);
                Word(json, "game", one.Game);
                break;
            default:
                WriteOther(json, spec, options);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteOther(Utf8JsonWriter json, JourneySpec spec, JsonSerializerOptions options)
    {
        switch (spec)
        {
            case RetentionSpec one:
                Events(json, "birth", one.Birth);
                Events(json, "return", one.Back);
                By(json, "cohorts", () => new CalendarPeriodJsonConverter().Write(json, one.Cohorts, options));
                By(json, "period", () => new RetentionPeriodJsonConverter().Write(json, one.Period, options));
                Word(json, "mode", one.Mode);
                Flag(json, "recurring", one.IsRecurring);
                break;
            case LifecycleSpec one:
                By(json, "periods", () => new CalendarPeriodJsonConverter().Write(json, one.Periods, options));
                Events(json, "events", one.Events);
                break;
            case StickinessSpec one:
                By(json, "periods", () => new CalendarPeriodJsonConverter().Write(json, one.Periods, options));
                Events(json, "events", one.Events);
                break;
            case HandoffSpec one:
                Texts(json, "assisted", one.Assisted.Select(channel => channel.Text));
                break;
            case EmotionSpec one:
                Flag(json, "poolScales", one.PoolScales);
                Objects(json, "expected", one.Expected, expected =>
                {
                    json.WriteString("event", expected.Event.Text);
                    json.WriteNumber("emotion", expected.Emotion);
                });
                break;
            default:
                throw new ArgumentException($"{spec.GetType().Name} has no form in JSON.", nameof(spec));
        }
    }

    private static VariantSpec Variants(SpecReader json)
    {
        var plain = new VariantSpec();
        return new VariantSpec { MaxDepth = json.Number("maxDepth"), MaxNodes = json.Number("maxNodes") ?? plain.MaxNodes, MinimumN = json.Number("minimumN") ?? plain.MinimumN };
    }

    private static FunnelSpec Funnel(SpecReader json)
    {
        var steps = Read(json.Objects("steps", "A step of a funnel"), one =>
        {
            var step = FunnelStep.Of(one.Texts("events"));
            string[] channels = [.. one.Texts("channels")];
            if (channels.Length > 0) step = step.By(channels);
            var (attribute, value) = (one.Text("attribute"), one.Text("value"));
            if ((attribute is null) != (value is null)) throw new JsonException("A step of a funnel asks for an attribute and its value, or for neither.");
            return (attribute is null ? step : step.Where(attribute, value!)) with { MaxGap = one.Time("maxGap") };
        });
        var within = json.Required("within");
        var funnel = within.ValueKind == JsonValueKind.String && string.Equals(within.GetString(), "unlimited", StringComparison.Ordinal)
            ? FunnelSpec.Unlimited(steps)
            : within.ValueKind == JsonValueKind.String && DurationText.TryCalendar(within.GetString()!, out var window) ? FunnelSpec.Of(window, steps)
            : throw new JsonException("The member within of a funnel is an amount of time such as \"7.00:00:00\", or \"unlimited\".");
        return (funnel with
        {
            Order = json.Word<FunnelOrder>("order") ?? default,
            Anchor = json.Word<FunnelAnchor>("anchor") ?? default,
            Exclusions = Read(json.Objects("exclusions", "An exclusion"), one => FunnelExclusion.Between(
                one.Number("afterStep") ?? throw Lacks("an exclusion", "afterStep"), one.Number("beforeStep") ?? throw Lacks("an exclusion", "beforeStep"), one.Word<ExclusionEffect>("effect") ?? default, one.Texts("events"))),
            EnteredBefore = json.Instant("enteredBefore"),
            Horizon = json.Time("horizon"),
        }).As(json.Word<FunnelPreset>("preset") ?? default);
    }

    private static void Write(Utf8JsonWriter json, FunnelSpec spec)
    {
        Objects(json, "steps", spec.Steps, step =>
        {
            Events(json, "events", step.Events);
            Texts(json, "channels", step.Channels.Select(channel => channel.Text));
            if (step.Attribute is not null) json.WriteString("attribute", step.Attribute);
            if (step.Value is not null) json.WriteString("value", step.Value);
            Time(json, "maxGap", step.MaxGap);
        });
        json.WriteString("within", spec.Within is { } window ? DurationText.Calendar(window) : "unlimited");
        Word(json, "order", spec.Order);
        Word(json, "anchor", spec.Anchor);
        Objects(json, "exclusions", spec.Exclusions, one =>
        {
            json.WriteNumber("afterStep", one.AfterStep);
            json.WriteNumber("beforeStep", one.BeforeStep);
            Word(json, "effect", one.Effect);
            Events(json, "events", one.Events);
        });
        Instant(json, "enteredBefore", spec.EnteredBefore);
        Time(json, "horizon", spec.Horizon);
        Word(json, "preset", spec.Preset);
    }

    private static StuckPointSpec StuckPoints(SpecReader json)
    {
        var plain = new StuckPointSpec();
        return new StuckPointSpec { Threshold = json.Real("threshold") ?? plain.Threshold, MinExits = json.Number("minExits") ?? plain.MinExits, StreamBin = json.Time("streamBin") ?? plain.StreamBin, MaxWaits = Waits(json) };
    }

    private static void Write(Utf8JsonWriter json, StuckPointSpec spec)
    {
        var plain = new StuckPointSpec();
        if (spec.Threshold != plain.Threshold) json.WriteNumber("threshold", spec.Threshold);
        Number(json, "minExits", spec.MinExits, plain.MinExits);
        Time(json, "streamBin", spec.StreamBin == plain.StreamBin ? null : spec.StreamBin);
        Write(json, spec.MaxWaits);
    }

    private static FrictionSpec Friction(SpecReader json)
    {
        var spec = json.Element("blueprint") is { } blueprint ? FrictionSpec.Of(Blueprint(blueprint)) : new FrictionSpec();
        return spec with
        {
            Contacts = json.Events("contacts"),
            ContactWithin = json.Time("contactWithin") ?? spec.ContactWithin,
            Repeatable = json.Events("repeatable"),
            MaxWaits = Waits(json),
            Weights = Read(json.Objects("weights", "A weight"), one => FrictionWeight.Of(one.Word<FrictionKind>("component") ?? throw Lacks("a weight", "component"), one.Real("weight") ?? throw Lacks("a weight", "weight"))),
        };
    }

    private static void Write(Utf8JsonWriter json, FrictionSpec spec)
    {
        Events(json, "contacts", spec.Contacts);
        Time(json, "contactWithin", spec.ContactWithin == new FrictionSpec().ContactWithin ? null : spec.ContactWithin);
        Events(json, "repeatable", spec.Repeatable);
        Write(json, spec.MaxWaits);
        Objects(json, "weights", spec.Weights, weight =>
        {
            json.WriteString("component", WordOf(weight.Kind));
            json.WriteNumber("weight", weight.Weight);
        });
        if (spec.Blueprint is { } compiled) By(json, "blueprint", () => BlueprintJson.Write(json, BlueprintDraft.Of(compiled.Blueprint)));
    }

    private static List<EventWait> Waits(SpecReader json) => Read(json.Objects("maxWaits", "A longest wait"), one => EventWait.Of(Event(one), one.Time("maxWait") ?? throw Lacks("a longest wait", "maxWait")));

    private static void Write(Utf8JsonWriter json, IReadOnlyList<EventWait> waits) => Objects(json, "maxWaits", waits, wait =>
    {
        json.WriteString("event", wait.Event.Text);
        Time(json, "maxWait", wait.MaxWait);
    });

    private static string Event(SpecReader json) => json.Text("event") ?? throw Lacks("it", "event");

    private static List<T> Read<T>(IReadOnlyList<SpecReader> objects, Func<SpecReader, T> read)
    {
        var all = new List<T>();
        foreach (var one in objects)
        {
            all.Add(read(one));
            one.End();
        }

        return all;
    }

    private static CalendarPeriod Periods(SpecReader json, string name) => json.By(name, new CalendarPeriodJsonConverter()) ?? throw Lacks("The question", name);

    private static CompiledBlueprint Blueprint(JsonElement element) => BlueprintLoader.Parse(element.GetRawText()).OrThrow().Compile();

    private static JsonException Lacks(string what, string name) => new($"The member {name} of {what} is missing.");

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        if (all.Length == 0) return;
        json.WriteStartArray(name);
        foreach (var text in all) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Events(Utf8JsonWriter json, string name, IReadOnlyList<TouchpointId> events) => Texts(json, name, events.Select(one => one.Text));

    private static void Objects<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> all, Action<T> write)
    {
        if (all.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var one in all)
        {
            json.WriteStartObject();
            write(one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void By(Utf8JsonWriter json, string name, Action write)
    {
        json.WritePropertyName(name);
        write();
    }

    private static void Flag(Utf8JsonWriter json, string name, bool value)
    {
        if (value) json.WriteBoolean(name, value);
    }

    private static void Number(Utf8JsonWriter json, string name, int? value, int? plain)
    {
        if (value is { } number && number != plain) json.WriteNumber(name, number);
    }

    private static void Time(Utf8JsonWriter json, string name, TimeSpan? value)
    {
        if (value is { } time) json.WriteString(name, DurationText.Calendar(time));
    }

    private static void Instant(Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } at) json.WriteString(name, at.ToString("O", CultureInfo.InvariantCulture));
    }

    private static void Word<T>(Utf8JsonWriter json, string name, T value)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default)) json.WriteString(name, WordOf(value));
    }
}
