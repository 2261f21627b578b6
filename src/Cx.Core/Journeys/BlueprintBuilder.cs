using System.Text.Json;
using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>Writes a blueprint in code. Begin with <see cref="JourneyBlueprint.Define"/>.</summary>
/// <remarks>
/// <para>No call throws on content: what is wrong is told by <see cref="Build"/>, all at once. Stages, channels and touchpoints may be named before they are defined.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: single writer.</para>
/// </remarks>
public sealed class BlueprintBuilder
{
    private readonly BlueprintDraft _draft;

    internal BlueprintBuilder(string id, string version) => _draft = new BlueprintDraft { Id = id, Version = version };

    internal BlueprintDraft Draft => _draft;

    /// <summary>The name to show, in place of the id.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _draft.Name = name;
        return this;
    }

    /// <summary>What the journey is for.</summary>
    /// <param name="goal">The goal.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Goal(string goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        _draft.Goal = goal;
        return this;
    }

    /// <summary>Adds a persona.</summary>
    /// <param name="id">The id.</param>
    /// <param name="name">The name to show; <see langword="null"/> for the id.</param>
    /// <param name="description">Who this is; <see langword="null"/> when not said.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Persona(string id, string? name = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        _draft.Personas.Add(new PersonaDraft { Id = id, Name = name, Description = description });
        return this;
    }

    /// <summary>Adds a channel.</summary>
    /// <param name="id">The id.</param>
    /// <param name="medium">The medium.</param>
    /// <param name="assisted">Whether a human serves it.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Channel(string id, Medium medium, bool assisted = false)
    {
        ArgumentNullException.ThrowIfNull(id);
        _draft.Channels.Add(new ChannelDraft { Id = id, Medium = medium, Assisted = assisted });
        return this;
    }

    /// <summary>Adds a stage, after those that are there.</summary>
    /// <param name="id">The id.</param>
    /// <param name="define">Says what the stage is and holds.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Stage(string id, Action<StageBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(define);
        var stage = new StageDraft { Id = id, Order = _draft.Stages.Count + 1 };
        _draft.Stages.Add(stage);
        define(new StageBuilder(_draft, stage));
        return this;
    }

    /// <summary>Adds the stages of a preset, after those that are there. Touchpoints are the caller's to add: call <see cref="TouchpointsOf"/>.</summary>
    /// <param name="preset">The preset.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Stages(StagePreset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        foreach (var stage in preset.Stages)
            _draft.Stages.Add(new StageDraft { Id = stage.Id.Text, Name = stage.Name, Order = _draft.Stages.Count + 1, Component = stage.Component.Text });
        return this;
    }

    /// <summary>Goes on with a stage that is there.</summary>
    /// <param name="stage">Its id. For one that is not there the touchpoints are kept, and <see cref="Build"/> says that the stage is unknown.</param>
    /// <param name="define">Says what the stage is and holds.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder TouchpointsOf(string stage, Action<StageBuilder> define)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(define);
        define(new StageBuilder(_draft, _draft.Stages.Find(one => one.Id == stage) ?? new StageDraft { Id = stage }));
        return this;
    }

    /// <summary>Names touchpoints with which a journey may begin.</summary>
    /// <param name="touchpoints">Their ids.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Entry(params ReadOnlySpan<string> touchpoints) => Listed(_draft.Entries, touchpoints);

    /// <summary>Names touchpoints with which a journey ends well.</summary>
    /// <param name="touchpoints">Their ids.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Success(params ReadOnlySpan<string> touchpoints) => Listed(_draft.Success, touchpoints);

    /// <summary>Names touchpoints with which a journey ends badly.</summary>
    /// <param name="touchpoints">Their ids.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Failure(params ReadOnlySpan<string> touchpoints) => Listed(_draft.Failure, touchpoints);

    /// <summary>Adds the intended next step.</summary>
    /// <param name="from">The touchpoint where it begins.</param>
    /// <param name="to">The touchpoint where it leads.</param>
    /// <param name="maxWait">The longest intended time on it; <see langword="null"/> when not said.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Next(string from, string to, TimeSpan? maxWait = null) => Transition(from, to, TransitionKind.Next, maxWait);

    /// <summary>Adds one of several ways.</summary>
    /// <param name="from">The touchpoint where it begins.</param>
    /// <param name="to">The touchpoint where it leads.</param>
    /// <param name="maxWait">The longest intended time on it; <see langword="null"/> when not said.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Choice(string from, string to, TimeSpan? maxWait = null) => Transition(from, to, TransitionKind.Choice, maxWait);

    /// <summary>Adds a way back that is meant to be taken.</summary>
    /// <param name="from">The touchpoint where it begins.</param>
    /// <param name="to">The touchpoint where it leads.</param>
    /// <param name="maxWait">The longest intended time on it; <see langword="null"/> when not said.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Loop(string from, string to, TimeSpan? maxWait = null) => Transition(from, to, TransitionKind.Loop, maxWait);

    /// <summary>Adds a way past something.</summary>
    /// <param name="from">The touchpoint where it begins.</param>
    /// <param name="to">The touchpoint where it leads.</param>
    /// <param name="maxWait">The longest intended time on it; <see langword="null"/> when not said.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Skip(string from, string to, TimeSpan? maxWait = null) => Transition(from, to, TransitionKind.Skip, maxWait);

    /// <summary>Adds a pain point.</summary>
    /// <param name="id">The id.</param>
    /// <param name="touchpoint">Where it hurts.</param>
    /// <param name="severity">How much, 1 to 5.</param>
    /// <param name="evidence">How well it is founded.</param>
    /// <param name="hypothesis">Why it hurts; <see langword="null"/> when not said.</param>
    /// <param name="opportunities">What could be done.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder PainPoint(string id, string touchpoint, int severity, PainEvidence evidence, string? hypothesis = null, params ReadOnlySpan<string> opportunities)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(touchpoint);
        var pain = new PainPointDraft { Id = id, Touchpoint = touchpoint, Severity = severity, Evidence = evidence, Hypothesis = hypothesis };
        pain.Opportunities.AddRange(opportunities);
        _draft.PainPoints.Add(pain);
        return this;
    }

    /// <summary>Adds a member that the schema does not know.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Extension(string name, JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!_draft.Extensions.TryAdd(name, BlueprintJson.Detached(value)))
            _draft.Malformed("/extensions", $"The extension \"{name}\" is given twice. Keep one.", name);
        return this;
    }

    /// <summary>Makes the blueprint, if nothing is wrong. The builder can be used on.</summary>
    /// <param name="options">Scales and previous version; <see langword="null"/> for the defaults.</param>
    /// <returns>The blueprint, or all that is wrong with it.</returns>
    public BlueprintResult Build(BlueprintOptions? options = null) => BlueprintResult.Of(_draft, options);

    /// <summary>Makes the blueprint, or throws with all that is wrong with it.</summary>
    /// <param name="options">Scales and previous version; <see langword="null"/> for the defaults.</param>
    /// <returns>The blueprint.</returns>
    /// <exception cref="BlueprintException">There is an error.</exception>
    public JourneyBlueprint BuildOrThrow(BlueprintOptions? options = null) => Build(options).OrThrow();

    private BlueprintBuilder Transition(string from, string to, TransitionKind kind, TimeSpan? maxWait)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        _draft.Transitions.Add(new TransitionDraft { From = from, To = to, Kind = kind, MaxWait = maxWait });
        return this;
    }

    private BlueprintBuilder Listed(List<string> list, ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            ArgumentNullException.ThrowIfNull(id, nameof(ids));
            list.Add(id);
        }

        return this;
    }
}
