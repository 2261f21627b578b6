using Cx.Core.Feedback;
using Cx.Core.Journeys.Model;
using Cx.Core.Scales;

namespace Cx.Core.Journeys;

/// <summary>Says what a touchpoint is, inside <see cref="StageBuilder.Touchpoint"/>.</summary>
/// <remarks>
/// <para>No call throws on content: what is wrong is told by <see cref="BlueprintBuilder.Build"/>.</para>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. Thread safety: single writer.</para>
/// </remarks>
public sealed class TouchpointBuilder
{
    private readonly TouchpointDraft _touchpoint;

    internal TouchpointBuilder(TouchpointDraft touchpoint) => _touchpoint = touchpoint;

    /// <summary>The name under which interactions are recorded, in place of the id. Two touchpoints may share one.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Event(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _touchpoint.Event = name;
        return this;
    }

    /// <summary>The name to show, in place of the id.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _touchpoint.Name = name;
        return this;
    }

    /// <summary>The customer does something here, and needs no channel for it.</summary>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Action() => Kind(TouchpointKind.Action);

    /// <summary>What happens here. Default: a communication point.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Kind(TouchpointKind kind)
    {
        _touchpoint.Kind = kind;
        return this;
    }

    /// <summary>Who begins it. Default: the customer.</summary>
    /// <param name="initiator">Who.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Initiator(Initiator initiator)
    {
        _touchpoint.Initiator = initiator;
        return this;
    }

    /// <summary>The channels it allows.</summary>
    /// <param name="channels">Their ids.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Channels(params ReadOnlySpan<string> channels) => Listed(_touchpoint.Channels, channels);

    /// <summary>The personas it is meant for. Default: all.</summary>
    /// <param name="personas">Their ids.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Personas(params ReadOnlySpan<string> personas) => Listed(_touchpoint.Personas, personas);

    /// <summary>Who is responsible, in place of the owner of the stage.</summary>
    /// <param name="owner">The owner.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Owner(string owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        _touchpoint.Owner = owner;
        return this;
    }

    /// <summary>A journey may leave it out.</summary>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Optional()
    {
        _touchpoint.Optional = true;
        return this;
    }

    /// <summary>It may happen again right after itself.</summary>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Repeatable()
    {
        _touchpoint.Repeatable = true;
        return this;
    }

    /// <summary>The longest intended time to the next interaction.</summary>
    /// <param name="wait">More than no time.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder MaxWait(TimeSpan wait)
    {
        _touchpoint.MaxWait = wait;
        return this;
    }

    /// <summary>How the customer should feel.</summary>
    /// <param name="emotion">−1, as bad as can be, to 1.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder ExpectedEmotion(double emotion)
    {
        _touchpoint.ExpectedEmotion = emotion;
        return this;
    }

    /// <summary>The survey asked here.</summary>
    /// <param name="scale">The scale of its question.</param>
    /// <param name="level">What it asks about.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Survey(ScaleDefinition scale, SurveyLevel level = SurveyLevel.Transactional)
    {
        ArgumentNullException.ThrowIfNull(scale);
        _touchpoint.Survey = new SurveyDraft { ScaleId = scale.Id, Scale = scale, Level = level };
        return this;
    }

    /// <summary>The survey asked here, on a registered scale.</summary>
    /// <param name="scaleId">The id of the scale, looked up by <see cref="BlueprintBuilder.Build"/>.</param>
    /// <param name="level">What it asks about.</param>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Survey(string scaleId, SurveyLevel level = SurveyLevel.Transactional)
    {
        ArgumentNullException.ThrowIfNull(scaleId);
        _touchpoint.Survey = new SurveyDraft { ScaleId = scaleId, Level = level };
        return this;
    }

    /// <summary>The whole journey is remembered by it.</summary>
    /// <returns>The builder.</returns>
    public TouchpointBuilder MomentThatMatters()
    {
        _touchpoint.IsMomentThatMatters = true;
        return this;
    }

    /// <summary>The customer does not see it.</summary>
    /// <returns>The builder.</returns>
    public TouchpointBuilder Backstage()
    {
        _touchpoint.Visibility = Visibility.Backstage;
        return this;
    }

    private TouchpointBuilder Listed(List<string> list, ReadOnlySpan<string> ids)
    {
        foreach (var id in ids)
        {
            ArgumentNullException.ThrowIfNull(id, nameof(ids));
            list.Add(id);
        }

        return this;
    }
}
