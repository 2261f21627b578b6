using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>Says what a stage is and holds, inside <see cref="BlueprintBuilder.Stage"/>.</summary>
/// <remarks>
/// <para>No call throws on content: what is wrong is told by <see cref="BlueprintBuilder.Build"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: single writer.</para>
/// </remarks>
public sealed class StageBuilder
{
    private readonly BlueprintDraft _draft;
    private readonly StageDraft _stage;

    internal StageBuilder(BlueprintDraft draft, StageDraft stage)
    {
        _draft = draft;
        _stage = stage;
    }

    /// <summary>The name to show, in place of the id.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The builder.</returns>
    public StageBuilder Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _stage.Name = name;
        return this;
    }

    /// <summary>The place among the stages, in place of the one in which it was defined.</summary>
    /// <param name="order">Any number that no other stage has.</param>
    /// <returns>The builder.</returns>
    public StageBuilder Order(int order)
    {
        _stage.Order = order;
        return this;
    }

    /// <summary>The part of the experience it belongs to. Required.</summary>
    /// <param name="component">The component.</param>
    /// <returns>The builder.</returns>
    public StageBuilder Component(ExperienceComponent component)
    {
        _stage.Component = component.Text;
        return this;
    }

    /// <summary>Who is responsible for it, and for its touchpoints without an owner of their own.</summary>
    /// <param name="owner">The owner.</param>
    /// <returns>The builder.</returns>
    public StageBuilder Owner(string owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        _stage.Owner = owner;
        return this;
    }

    /// <summary>How long it should last at most.</summary>
    /// <param name="target">More than no time.</param>
    /// <returns>The builder.</returns>
    public StageBuilder TargetDuration(TimeSpan target)
    {
        _stage.TargetDuration = target;
        return this;
    }

    /// <summary>The metrics by which it is judged.</summary>
    /// <param name="metrics">Their ids.</param>
    /// <returns>The builder.</returns>
    public StageBuilder Kpis(params ReadOnlySpan<string> metrics)
    {
        foreach (var metric in metrics)
        {
            ArgumentNullException.ThrowIfNull(metric, nameof(metrics));
            _stage.Kpis.Add(metric);
        }

        return this;
    }

    /// <summary>Adds a touchpoint.</summary>
    /// <param name="id">The id.</param>
    /// <param name="define">Says what it is; <see langword="null"/> for a communication point, which needs a channel.</param>
    /// <returns>The builder.</returns>
    public StageBuilder Touchpoint(string id, Action<TouchpointBuilder>? define = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        var touchpoint = new TouchpointDraft { Id = id, Stage = _stage.Id };
        _draft.Touchpoints.Add(touchpoint);
        define?.Invoke(new TouchpointBuilder(touchpoint));
        return this;
    }
}
