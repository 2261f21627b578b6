using Cx.Core.Journeys.Model;

namespace Cx.Core.Journeys;

/// <summary>A list of stages to begin with. The three known ones come from three articles that do not agree: none of them is the truth.</summary>
/// <remarks>
/// <para>It is a class: <see langword="default"/> is <see langword="null"/>. No equality: there are three objects. Thread safety: immutable.</para>
/// </remarks>
public sealed class StagePreset
{
    private StagePreset(string name, params (string Id, string Name, ExperienceComponent Component)[] stages)
    {
        Name = name;
        Stages = ValueList<Stage>.Of(stages.Select((stage, i) => new Stage(
            new StageId(stage.Id), stage.Name, i + 1, stage.Component, null, null, ValueList<MetricId>.Empty, ExtensionMap.Empty)));
    }

    /// <summary>Registration, activation, use, problem-solving, repeat purchase: the life of a product's user.</summary>
    public static StagePreset ProductUse { get; } = new(
        "product use",
        ("registration", "Registration", ExperienceComponent.Sales),
        ("activation", "Activation", ExperienceComponent.Onboarding),
        ("use", "Use", ExperienceComponent.Product),
        ("problem_solving", "Problem solving", ExperienceComponent.Support),
        ("repeat_purchase", "Repeat purchase", ExperienceComponent.RenewalExpansion));

    /// <summary>Discovery, onboarding, service, feature updates, billing: the life of a subscription.</summary>
    public static StagePreset Subscription { get; } = new(
        "subscription",
        ("discovery", "Discovery", ExperienceComponent.Awareness),
        ("onboarding", "Onboarding", ExperienceComponent.Onboarding),
        ("service", "Service", ExperienceComponent.Support),
        ("feature_updates", "Feature updates", ExperienceComponent.Product),
        ("billing", "Billing", ExperienceComponent.Communication));

    /// <summary>Awareness, purchase, onboarding, use, support, renewal or departure, advocacy: the whole relationship.</summary>
    public static StagePreset Relationship { get; } = new(
        "relationship",
        ("awareness", "Awareness", ExperienceComponent.Awareness),
        ("purchase", "Purchase", ExperienceComponent.Sales),
        ("onboarding", "Onboarding", ExperienceComponent.Onboarding),
        ("use", "Use", ExperienceComponent.Product),
        ("support", "Support", ExperienceComponent.Support),
        ("renewal_or_departure", "Renewal or departure", ExperienceComponent.RenewalExpansion),
        ("advocacy", "Advocacy", ExperienceComponent.Communication));

    /// <summary>All three.</summary>
    public static IReadOnlyList<StagePreset> All { get; } = [ProductUse, Subscription, Relationship];

    /// <summary>What the list is called.</summary>
    public string Name { get; }

    /// <summary>The stages, in their order, without owners and targets.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Begins a blueprint with the stages and one action in each, of the stage's name, each leading to the next. It builds as it is, and is there to be replaced bit by bit.</summary>
    /// <param name="id">The id of the blueprint.</param>
    /// <param name="version">The version, such as <c>1.0.0</c>.</param>
    /// <returns>The builder.</returns>
    public BlueprintBuilder Starter(string id, string version)
    {
        var builder = JourneyBlueprint.Define(id, version).Stages(this);
        foreach (var stage in Stages) builder.TouchpointsOf(stage.Id.Text, add => add.Touchpoint(stage.Id.Text, touchpoint => touchpoint.Name(stage.Name).Action()));
        foreach (var (from, to) in Stages.Zip(Stages.Skip(1))) builder.Next(from.Id.Text, to.Id.Text);
        return builder.Entry(Stages[0].Id.Text).Success(Stages[^1].Id.Text);
    }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
