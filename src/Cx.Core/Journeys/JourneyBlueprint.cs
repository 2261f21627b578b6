using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>The intended journey: stages, touchpoints, channels and the ways between them. At once the map, the validator and the yardstick of what customers really did.</summary>
/// <remarks>
/// <para>Made by <see cref="Define"/> or <see cref="BlueprintLoader"/> only, and free of errors: each touchpoint is reachable, and an end can be reached from it.</para>
/// <para>It carries what is intended. What was experienced comes from answers.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Equal when the canonical JSON is equal. No order. Thread safety: immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var result = JourneyBlueprint.Define("saas", "1.0.0")
///     .Channel("web", Medium.Web)
///     .Stage("onboarding", stage => stage.Component(ExperienceComponent.Onboarding).Owner("cs")
///         .Touchpoint("setup", touchpoint => touchpoint.Channels("web").MaxWait(TimeSpan.FromDays(3)))
///         .Touchpoint("first_value", touchpoint => touchpoint.Channels("web").MomentThatMatters().Survey(Ces7.Definition)))
///     .Entry("setup").Next("setup", "first_value").Success("first_value")
///     .Build();
/// CompiledBlueprint? compiled = result.Blueprint?.Compile();
/// </code>
/// </example>
[JsonConverter(typeof(JourneyBlueprintJsonConverter))]
public sealed class JourneyBlueprint : IEquatable<JourneyBlueprint>
{
    private readonly Dictionary<TouchpointId, Touchpoint> _touchpoints;
    private readonly Dictionary<StageId, Stage> _stages;
    private CompiledBlueprint? _compiled;

    internal JourneyBlueprint(
        BlueprintId id, BlueprintVersion version, string name, string? goal,
        IReadOnlyList<Persona> personas, IReadOnlyList<Channel> channels, IReadOnlyList<Stage> stages, IReadOnlyList<Touchpoint> touchpoints, IReadOnlyList<Transition> transitions,
        IReadOnlyList<TouchpointId> entries, IReadOnlyList<TouchpointId> success, IReadOnlyList<TouchpointId> failure, IReadOnlyList<PainPoint> painPoints, IReadOnlyDictionary<string, JsonElement> extensions)
    {
        Id = id;
        Version = version;
        Name = name;
        Goal = goal;
        Personas = personas;
        Channels = channels;
        Stages = stages;
        Touchpoints = touchpoints;
        Transitions = transitions;
        Entries = entries;
        Success = success;
        Failure = failure;
        PainPoints = painPoints;
        Extensions = extensions;
        _touchpoints = touchpoints.ToDictionary(touchpoint => touchpoint.Id);
        _stages = stages.ToDictionary(stage => stage.Id);
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(BlueprintJson.Write(BlueprintDraft.Of(this), isIndented: false)));
    }

    /// <summary>The id, which all versions share.</summary>
    public BlueprintId Id { get; }

    /// <summary>The version.</summary>
    public BlueprintVersion Version { get; }

    /// <summary>The name to show; the id where none was given.</summary>
    public string Name { get; }

    /// <summary>What the journey is for; <see langword="null"/> when not said.</summary>
    public string? Goal { get; }

    /// <summary>The personas, in the order of their ids.</summary>
    public IReadOnlyList<Persona> Personas { get; }

    /// <summary>The channels, in the order of their ids.</summary>
    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The stages, in their order.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>The touchpoints, in the order of their stages, then of their ids.</summary>
    public IReadOnlyList<Touchpoint> Touchpoints { get; }

    /// <summary>The transitions, in the order of the ids of both ends.</summary>
    public IReadOnlyList<Transition> Transitions { get; }

    /// <summary>The touchpoints with which a journey may begin, in the order of their ids.</summary>
    public IReadOnlyList<TouchpointId> Entries { get; }

    /// <summary>The touchpoints with which a journey ends well, in the order of their ids.</summary>
    public IReadOnlyList<TouchpointId> Success { get; }

    /// <summary>The touchpoints with which a journey ends badly, in the order of their ids; may be empty.</summary>
    public IReadOnlyList<TouchpointId> Failure { get; }

    /// <summary>The pain points, in the order of their ids.</summary>
    public IReadOnlyList<PainPoint> PainPoints { get; }

    /// <summary>What the document says beyond the schema, by member name; empty when nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; }

    /// <summary>SHA-256 of the canonical JSON, as 64 lower-case hexadecimal digits: equal for equal blueprints, on every machine.</summary>
    public string Fingerprint { get; }

    /// <summary>Begins a blueprint in code.</summary>
    /// <param name="id">The id. What is wrong with it is told by <see cref="BlueprintBuilder.Build"/>.</param>
    /// <param name="version">The version, such as <c>1.0.0</c>.</param>
    /// <returns>The builder.</returns>
    public static BlueprintBuilder Define(string id, string version)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(version);
        return new BlueprintBuilder(id, version);
    }

    /// <summary>Looks up a touchpoint.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The touchpoint; <see langword="null"/> when there is none of that id.</returns>
    public Touchpoint? FindTouchpoint(TouchpointId id) => _touchpoints.GetValueOrDefault(id);

    /// <summary>Looks up a stage.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The stage; <see langword="null"/> when there is none of that id.</returns>
    public Stage? FindStage(StageId id) => _stages.GetValueOrDefault(id);

    /// <summary>Looks up a channel.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The channel; <see langword="null"/> when there is none of that id.</returns>
    public Channel? FindChannel(ChannelId id) => Channels.FirstOrDefault(channel => channel.Id == id);

    /// <summary>The automaton of the blueprint, by which journeys are judged. Made once.</summary>
    /// <returns>The compiled blueprint.</returns>
    public CompiledBlueprint Compile()
    {
        // Whoever comes second at the same time makes the same one again.
        return Volatile.Read(ref _compiled) is { } compiled ? compiled : Kept(new CompiledBlueprint(this));
    }

    /// <summary>The canonical JSON: members in the order of the schema, stages by order, all else by id, no blanks. The fingerprint is of its UTF-8.</summary>
    /// <returns>The JSON.</returns>
    public string ToCanonicalJson() => Encoding.UTF8.GetString(BlueprintJson.Write(BlueprintDraft.Of(this), isIndented: false));

    /// <summary>The canonical JSON with line breaks and indentation, for people and repositories.</summary>
    /// <returns>The JSON, with <c>\n</c> as line break.</returns>
    public string ToIndentedJson() => Encoding.UTF8.GetString(BlueprintJson.Write(BlueprintDraft.Of(this), isIndented: true));

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] JourneyBlueprint? other) => other is not null && (ReferenceEquals(this, other) || Fingerprint == other.Fingerprint);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as JourneyBlueprint);

    /// <inheritdoc/>
    public override int GetHashCode() => Fingerprint.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether two blueprints have the same canonical JSON.</summary>
    /// <param name="left">One blueprint.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(JourneyBlueprint? left, JourneyBlueprint? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two blueprints differ in their canonical JSON.</summary>
    /// <param name="left">One blueprint.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(JourneyBlueprint? left, JourneyBlueprint? right) => !(left == right);

    /// <summary>The id and the version, such as <c>saas@1.0.0</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Id}@{Version}";

    private CompiledBlueprint Kept(CompiledBlueprint compiled)
    {
        Volatile.Write(ref _compiled, compiled);
        return compiled;
    }
}
