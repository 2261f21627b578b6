using System.Globalization;
using System.Text.Json;
using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Journeys.Model;
using Cx.Core.Scales;

namespace Cx.Core.Tests.Journeys;

/// <summary>Blueprints that several tests share.</summary>
internal static class Blueprints
{
    /// <summary>A blueprint that uses every member there is, and is valid.</summary>
    public static JourneyBlueprint Full()
    {
        using var extra = JsonDocument.Parse("""{"team": [1, 2.50, {"x": null}]}""");
        return JourneyBlueprint.Define("saas", "2.1.0").Name("Software: the \"whole\" way, é").Goal("Value within a week")
            .Persona("ann", "Ann", "Runs a small shop").Persona("bob")
            .Channel("web", Medium.Web).Channel("phone", Medium.Phone, assisted: true)
            .Stage("start", stage => stage.Name("Start").Component(ExperienceComponent.Awareness).Owner("marketing")
                .Touchpoint("ad", touchpoint => touchpoint.Channels("web").Initiator(Initiator.Company)))
            .Stage("onboarding", stage => stage.Component(ExperienceComponent.Onboarding).Owner("cs").TargetDuration(TimeSpan.FromDays(7)).Kpis("ttv", "activation")
                .Touchpoint("setup", touchpoint => touchpoint.Channels("web", "phone").Personas("bob", "ann").MaxWait(TimeSpan.FromHours(36)).ExpectedEmotion(-0.5).Owner("product").Repeatable())
                .Touchpoint("check", touchpoint => touchpoint.Event("quality check").Action().Optional().Backstage().Initiator(Initiator.System))
                .Touchpoint("first_value", touchpoint => touchpoint.Name("First value!").Channels("web").MomentThatMatters().Survey(Ces7.Definition).ExpectedEmotion(1)))
            .Stage("custom", stage => stage.Component(new ExperienceComponent("partner care")).Owner("cs")
                .Touchpoint("left", touchpoint => touchpoint.Action().Survey(ScaleDefinition.Create("mood", 1, 3, Polarity.LowerIsBetter), SurveyLevel.Journey)))
            .Entry("setup", "ad")
            .Next("ad", "setup", TimeSpan.FromDays(2)).Next("setup", "check").Next("check", "first_value").Skip("setup", "first_value").Choice("setup", "left").Loop("first_value", "setup")
            .Success("first_value").Failure("left")
            .PainPoint("slow", "setup", 4, PainEvidence.Observed, "too many fields", "fewer fields", "import")
            .PainPoint("unclear", "ad", 1, PainEvidence.Hypothesised)
            .Extension("x-owner", extra.RootElement)
            .BuildOrThrow();
    }

    /// <summary>The blueprint of the reference log: the graph of <c>check_vectors.py</c>.</summary>
    public static JourneyBlueprint Gold() => JourneyBlueprint.Define("gold", "1.0.0")
        .Stage("all", stage => stage.Component(ExperienceComponent.Product).Owner("cs")
            .Touchpoint("ad_view", Action).Touchpoint("referral", Action).Touchpoint("signup", Action)
            .Touchpoint("onboarding_email", touchpoint => touchpoint.Action().Optional())
            .Touchpoint("setup", Action).Touchpoint("first_value", Action)
            .Touchpoint("use", touchpoint => touchpoint.Action().Repeatable())
            .Touchpoint("support_ticket", touchpoint => touchpoint.Action().Optional())
            .Touchpoint("renewal_notice", Action).Touchpoint("renew", Action).Touchpoint("cancel", Action))
        .Entry("ad_view", "referral").Next("ad_view", "signup").Next("referral", "signup").Next("signup", "onboarding_email").Next("onboarding_email", "setup")
        .Next("setup", "first_value").Next("first_value", "use").Choice("use", "support_ticket").Loop("support_ticket", "use").Next("use", "renewal_notice")
        .Choice("renewal_notice", "renew").Choice("renewal_notice", "cancel")
        .Success("renew").Failure("cancel")
        .BuildOrThrow();

    /// <summary>A blueprint in which no rule finds anything.</summary>
    public static BlueprintBuilder Clean(string version = "1.0.0")
    {
        var builder = JourneyBlueprint.Define("clean", version).Channel("web", Medium.Web).Persona("ann");
        foreach (var component in ExperienceComponent.ToCover)
        {
            builder.Stage("s_" + component.Text, stage => stage.Component(component).Owner("cs").Kpis("kpi").TargetDuration(TimeSpan.FromDays(30))
                .Touchpoint(component.Text, touchpoint => touchpoint.Channels("web")));
        }

        foreach (var (from, to) in ExperienceComponent.ToCover.Zip(ExperienceComponent.ToCover.Skip(1))) builder.Next(from.Text, to.Text);
        return builder.Entry("sales").Success("renewalExpansion");
    }

    /// <summary>Adds a touchpoint to the sales stage, with ways from the entry and to the success.</summary>
    public static BlueprintBuilder WithBranch(this BlueprintBuilder builder, string id, Action<TouchpointBuilder>? define = null)
        => builder.TouchpointsOf("s_sales", stage => stage.Touchpoint(id, define ?? Action)).Choice("sales", id).Choice(id, "renewalExpansion");

    public static void Action(TouchpointBuilder touchpoint) => touchpoint.Action();

    /// <summary>The document that the builder would write, right or wrong.</summary>
    public static string Json(BlueprintBuilder builder) => System.Text.Encoding.UTF8.GetString(BlueprintJson.Write(builder.Draft, isIndented: false));

    public static BlueprintBuilder WithFillers(this BlueprintBuilder builder, int count)
    {
        for (var i = 0; i < count; i++) builder.WithBranch(string.Create(CultureInfo.InvariantCulture, $"filler{i}"));
        return builder;
    }
}
