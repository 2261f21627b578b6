using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Scales;

namespace Cx.Core.Tests.Journeys;

/// <summary>Every rule has a blueprint that keeps it and one that breaks it, each through both doors: builder and loader.</summary>
public sealed class BlueprintRuleTests
{
    private static readonly Dictionary<string, (DiagnosticSeverity Severity, string Pointer, Func<BlueprintBuilder> Kept, Func<BlueprintBuilder> Broken, Func<BlueprintOptions>? Options)> Cases = new(StringComparer.Ordinal)
    {
        ["CXJ001"] = (DiagnosticSeverity.Error, "/personas/1", Clean, () => Clean().Persona("ann"), null),
        ["CXJ001 touchpoint"] = (DiagnosticSeverity.Error, "/touchpoints/7", Clean, () => Clean().WithBranch("x").TouchpointsOf("s_sales", stage => stage.Touchpoint("x", Blueprints.Action)), null),
        ["CXJ001 transition"] = (DiagnosticSeverity.Error, "/transitions/5", Clean, () => Clean().Choice("sales", "onboarding"), null),
        ["CXJ001 entry"] = (DiagnosticSeverity.Error, "/entries/1", Clean, () => Clean().Entry("sales"), null),
        ["CXJ002"] = (DiagnosticSeverity.Error, "/touchpoints/6/channels/0", () => Clean().WithBranch("x", touchpoint => touchpoint.Channels("web")), () => Clean().WithBranch("x", touchpoint => touchpoint.Channels("fax")), null),
        ["CXJ002 stage"] = (DiagnosticSeverity.Error, "/touchpoints/6/stage", Clean, () => Clean().TouchpointsOf("nowhere", stage => stage.Touchpoint("x", Blueprints.Action)).Choice("sales", "x").Choice("x", "renewalExpansion"), null),
        ["CXJ002 scale"] = (DiagnosticSeverity.Error, "/touchpoints/6/survey/scale", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Survey("csat5")), () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Survey("csat6")), null),
        ["CXJ002 transition"] = (DiagnosticSeverity.Error, "/transitions/5/to", Clean, () => Clean().Choice("sales", "gone"), null),
        ["CXJ002 entry"] = (DiagnosticSeverity.Error, "/entries/1", Clean, () => Clean().Entry("unknown"), null),
        ["CXJ002 pain point"] = (DiagnosticSeverity.Error, "/painPoints/0/touchpoint", Clean, () => Clean().PainPoint("p", "gone", 3, PainEvidence.Observed), null),
        ["CXJ003"] = (DiagnosticSeverity.Error, "/touchpoints/6", () => Clean().WithBranch("x"), () => Clean().TouchpointsOf("s_sales", stage => stage.Touchpoint("x", Blueprints.Action)).Choice("x", "renewalExpansion"), null),
        ["CXJ004"] = (DiagnosticSeverity.Error, "/touchpoints/6", () => Clean().WithBranch("x").Loop("x", "x"), () => Clean().TouchpointsOf("s_sales", stage => stage.Touchpoint("x", Blueprints.Action)).Choice("sales", "x").Loop("x", "x"), null),
        ["CXJ004 no success"] = (DiagnosticSeverity.Error, "/success", () => Small().Failure("b").Success("a"), () => Small().Failure("b"), null),
        ["CXJ005"] = (DiagnosticSeverity.Error, "/touchpoints/6", () => Clean().WithBranch("x"), () => Clean().TouchpointsOf("s_sales", stage => stage.Touchpoint("x", Blueprints.Action)).Choice("sales", "x"), null),
        ["CXJ006"] = (DiagnosticSeverity.Error, "/touchpoints/0", () => Clean().WithBranch("x").Loop("x", "sales"), () => Clean().WithBranch("x").Choice("x", "sales"), null),
        ["CXJ006 repeatable"] = (DiagnosticSeverity.Error, "/touchpoints/0", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Repeatable()).Choice("x", "sales"), () => Clean().WithBranch("x").Choice("x", "sales"), null),
        ["CXJ006 self"] = (DiagnosticSeverity.Error, "/touchpoints/6", () => Clean().WithBranch("x").Loop("x", "x"), () => Clean().WithBranch("x").Choice("x", "x"), null),
        ["CXJ007"] = (DiagnosticSeverity.Warning, "/transitions/5", () => Back(TransitionKind.Skip), () => Back(TransitionKind.Next), null),
        ["CXJ008"] = (DiagnosticSeverity.Warning, "/touchpoints/6", () => Ownerless(touchpoint => touchpoint.Action().Owner("me")), () => Ownerless(Blueprints.Action), null),
        ["CXJ009"] = (DiagnosticSeverity.Error, "/touchpoints/6/channels", () => Clean().WithBranch("x"), () => Clean().WithBranch("x", touchpoint => touchpoint.Kind(TouchpointKind.CommunicationPoint)), null),
        ["CXJ010"] = (DiagnosticSeverity.Error, "/touchpoints/6/survey/scale", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Survey(Csat5.Definition)), () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Survey(ScaleDefinition.Create("csat5", 0, 5, Polarity.HigherIsBetter))), null),
        ["CXJ010 polarity"] = (DiagnosticSeverity.Error, "/touchpoints/6/survey/scale", Clean, () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Survey(ScaleDefinition.Create("csat5", 1, 5, Polarity.LowerIsBetter))), null),
        ["CXJ010 nps"] = (DiagnosticSeverity.Warning, "/touchpoints/6/survey/level", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Survey("nps", SurveyLevel.Relational)), () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Survey("nps")), null),
        ["CXJ011"] = (DiagnosticSeverity.Error, "/touchpoints/6/expectedEmotion", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().ExpectedEmotion(-1)), () => Clean().WithBranch("x", touchpoint => touchpoint.Action().ExpectedEmotion(1.001)), null),
        ["CXJ012"] = (DiagnosticSeverity.Warning, "/touchpoints/6/maxWait", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().MaxWait(TimeSpan.FromDays(30))), () => Clean().WithBranch("x", touchpoint => touchpoint.Action().MaxWait(TimeSpan.FromDays(31))), null),
        ["CXJ012 transition"] = (DiagnosticSeverity.Warning, "/transitions/5/maxWait", () => Clean().Choice("sales", "support", TimeSpan.FromDays(30)), () => Clean().Choice("sales", "support", TimeSpan.FromDays(31)), null),
        ["CXJ013"] = (DiagnosticSeverity.Warning, "/touchpoints/6/momentThatMatters", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().MomentThatMatters()), () => Unmeasured(touchpoint => touchpoint.Action().MomentThatMatters()), null),
        ["CXJ013 survey"] = (DiagnosticSeverity.Warning, "/touchpoints/6/momentThatMatters", () => Unmeasured(touchpoint => touchpoint.Action().MomentThatMatters().Survey("ces7")), () => Unmeasured(touchpoint => touchpoint.Action().MomentThatMatters()), null),
        ["CXJ014"] = (DiagnosticSeverity.Info, "/stages", Clean, () => Small().Success("b"), null),
        ["CXJ015"] = (DiagnosticSeverity.Warning, "/touchpoints/0", () => Clean().WithBranch("x").WithBranch("y"), () => Clean().WithBranch("x").WithBranch("y", touchpoint => touchpoint.Action().Event("x")), null),
        ["CXJ015 start"] = (DiagnosticSeverity.Warning, "/entries", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Event("other")).Entry("x"), () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Event("sales")).Entry("x"), null),
        ["CXJ015 itself"] = (DiagnosticSeverity.Warning, "/touchpoints/6", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Event("renewalExpansion")), () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Event("renewalExpansion").Repeatable()), null),
        ["CXJ016"] = (DiagnosticSeverity.Error, "/touchpoints", () => Clean().WithFillers(1023 - 6), () => Clean().WithFillers(1024 - 6), null),
        ["CXJ017"] = (DiagnosticSeverity.Error, "/version", () => Clean("2.0.0").Success("support"), () => Clean("1.1.0").Success("support"), () => new BlueprintOptions { Previous = Clean().BuildOrThrow() }),
        ["CXJ018"] = (DiagnosticSeverity.Error, "/touchpoints/6/personas/0", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Personas("ann")), () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Personas("bob")), null),
        ["CXJ019"] = (DiagnosticSeverity.Warning, "/painPoints/0/evidence", () => Clean().PainPoint("p", "sales", 3, PainEvidence.Reported), () => Clean().PainPoint("p", "sales", 3, PainEvidence.Hypothesised), null),
        ["CXJ020"] = (DiagnosticSeverity.Info, "/touchpoints/6/name", () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Name("Über (uns) / a_b 2")), () => Clean().WithBranch("x", touchpoint => touchpoint.Action().Name("Title of the show")), null),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_finds_what_breaks_it_and_nothing_else(string name)
    {
        var (severity, pointer, _, broken, options) = Cases[name];
        var found = Assert.Single(Both(broken(), options?.Invoke()).Diagnostics, one => one.Id != "CXJ014" || name == "CXJ014");

        Assert.Equal((name[..6], severity, pointer), (found.Id, found.Severity, found.Pointer));
        // What is wrong, then what to do: at least two sentences.
        Assert.Matches(@"\S[.:] [A-Z]", found.Message);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_rule_is_silent_where_it_is_kept(string name)
    {
        var (_, _, kept, _, options) = Cases[name];
        Assert.DoesNotContain(Both(kept(), options?.Invoke()).Diagnostics, one => one.Id == name[..6]);
    }

    [Fact]
    public void The_clean_blueprint_has_no_finding_at_all() => Assert.Empty(Both(Clean()).Diagnostics);

    [Fact]
    public void A_blueprint_with_one_defect_of_each_kind_reports_exactly_those_twenty()
    {
        var previous = Defects("1.0.0", isBroken: false).BuildOrThrow();
        var found = Both(Defects("1.1.0", isBroken: true), new BlueprintOptions { Previous = previous }).Diagnostics;

        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"CXJ{i:000}"), found.Select(one => one.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Findings_stand_in_the_order_of_their_places_then_of_their_rules()
    {
        var found = Both(Defects("1.1.0", isBroken: true)).Diagnostics;
        Assert.Equal(found.OrderBy(one => one.Pointer, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal), found);
    }

    [Fact]
    public void Or_throw_tells_every_error()
    {
        var e = Assert.Throws<BlueprintException>(() => Clean().Persona("ann").Entry("unknown").BuildOrThrow());
        Assert.Equal(["CXJ002", "CXJ001"], e.Diagnostics.Select(one => one.Id));
        Assert.Contains("2 errors", e.Message, StringComparison.Ordinal);
        Assert.Contains("/personas/1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_valid_blueprint_can_be_validated_again_against_its_previous_version()
    {
        var (before, after) = (Clean().BuildOrThrow(), Clean("1.0.1").Choice("sales", "support").BuildOrThrow());
        Assert.Empty(BlueprintValidator.Validate(after, new BlueprintOptions { Previous = before }));
        Assert.Equal("CXJ017", Assert.Single(BlueprintValidator.Validate(before, new BlueprintOptions { Previous = after })).Id);
    }

    [Fact]
    public void Twenty_thousand_touchpoints_in_a_row_do_not_exhaust_the_stack()
    {
        var builder = JourneyBlueprint.Define("chain", "1.0.0").Stage("all", stage =>
        {
            stage.Component(ExperienceComponent.Product).Owner("me");
            for (var i = 0; i < 20_000; i++) stage.Touchpoint($"t{i}", Blueprints.Action);
        });
        for (var i = 1; i < 20_000; i++) builder.Next($"t{i - 1}", $"t{i}");
        var found = builder.Choice("t19999", "t0").Entry("t0").Success("t19999").Build().Diagnostics;
        Assert.Equal(["CXJ006", "CXJ016"], found.Where(one => one.Severity == DiagnosticSeverity.Error).Select(one => one.Id).Order(StringComparer.Ordinal));
    }

    private static BlueprintBuilder Clean() => Blueprints.Clean();

    private static BlueprintBuilder Clean(string version) => Blueprints.Clean(version);

    private static BlueprintBuilder Small() => JourneyBlueprint.Define("small", "1.0.0")
        .Stage("s", stage => stage.Component(ExperienceComponent.Sales).Owner("me").Touchpoint("a", Blueprints.Action).Touchpoint("b", Blueprints.Action))
        .Stage("t", stage => stage.Component(ExperienceComponent.Onboarding).Owner("me"))
        .Stage("u", stage => stage.Component(ExperienceComponent.Support).Owner("me"))
        .Stage("v", stage => stage.Component(ExperienceComponent.Communication).Owner("me"))
        .Stage("w", stage => stage.Component(ExperienceComponent.RenewalExpansion).Owner("me"))
        .Entry("a").Next("a", "b");

    private static BlueprintBuilder Back(TransitionKind kind)
    {
        var builder = Clean().TouchpointsOf("s_sales", stage => stage.Touchpoint("x", Blueprints.Action));
        return (kind == TransitionKind.Next ? builder.Next("support", "x") : builder.Skip("support", "x")).Choice("x", "renewalExpansion");
    }

    private static BlueprintBuilder Ownerless(Action<TouchpointBuilder> define) => Clean()
        .Stage("nobodys", stage => stage.Component(ExperienceComponent.Support).Touchpoint("x", define)).Choice("sales", "x").Choice("x", "renewalExpansion");

    private static BlueprintBuilder Unmeasured(Action<TouchpointBuilder> define) => Clean()
        .Stage("blind", stage => stage.Component(ExperienceComponent.Support).Owner("me").Touchpoint("x", define)).Choice("sales", "x").Choice("x", "renewalExpansion");

    // Each defect hangs on a branch of its own between the entry "t" and the success "end".
    private static BlueprintBuilder Defects(string version, bool isBroken)
    {
        var builder = JourneyBlueprint.Define("defects", version).Channel("web", Medium.Web).Persona("ann")
            .Stage("sales", stage => stage.Component(ExperienceComponent.Sales).Owner("me").TargetDuration(TimeSpan.FromDays(1)).Touchpoint("t", Blueprints.Action))
            .Stage("onboarding", stage => stage.Component(ExperienceComponent.Onboarding).Owner("me"))
            .Stage("product", stage => stage.Component(ExperienceComponent.Product).Owner("me"))
            .Stage("support", stage => stage.Component(ExperienceComponent.Support))
            .Stage("renewal", stage => stage.Component(ExperienceComponent.RenewalExpansion).Owner("me").Touchpoint("end", Blueprints.Action))
            .Entry("t").Success("end").Choice("t", "end");
        if (!isBroken) return Branch("once there");

        builder.Persona("ann");
        Branch("002", touchpoint => touchpoint.Channels("fax"));
        Lone("003").Choice("003", "end");
        Lone("004").Choice("t", "004").Loop("004", "004");
        Lone("005").Choice("t", "005");
        Branch("006a");
        Branch("006b").Choice("006a", "006b").Choice("006b", "006a");
        builder.TouchpointsOf("renewal", stage => stage.Touchpoint("007", Blueprints.Action)).Choice("t", "007");
        Branch("007 back").Next("007", "007 back");
        builder.TouchpointsOf("support", stage => stage.Touchpoint("008", Blueprints.Action)).Choice("t", "008").Choice("008", "end");
        Branch("009", touchpoint => touchpoint.Kind(TouchpointKind.CommunicationPoint));
        Branch("010", touchpoint => touchpoint.Action().Survey("nps"));
        Branch("011", touchpoint => touchpoint.Action().ExpectedEmotion(2));
        Branch("012", touchpoint => touchpoint.Action().MaxWait(TimeSpan.FromDays(2)));
        Branch("013", touchpoint => touchpoint.Action().MomentThatMatters());
        Branch("015");
        Lone("015a").Choice("015", "015a").Choice("015a", "end");
        builder.TouchpointsOf("sales", stage => stage.Touchpoint("015b", touchpoint => touchpoint.Action().Event("015a"))).Choice("015", "015b").Choice("015b", "end");
        for (var i = 0; i < 1024; i++) Branch($"filler{i}");
        Branch("018", touchpoint => touchpoint.Action().Personas("ghost"));
        builder.PainPoint("019", "t", 2, PainEvidence.Hypothesised);
        return Branch("020", touchpoint => touchpoint.Action().Name("Pay: now"));

        BlueprintBuilder Branch(string id, Action<TouchpointBuilder>? define = null) => Lone(id, define).Choice("t", id).Choice(id, "end");

        BlueprintBuilder Lone(string id, Action<TouchpointBuilder>? define = null) => builder.TouchpointsOf("sales", stage => stage.Touchpoint(id, define ?? Blueprints.Action));
    }

    // Both doors, one answer.
    private static BlueprintResult Both(BlueprintBuilder builder, BlueprintOptions? options = null)
    {
        var json = Blueprints.Json(builder);
        var built = builder.Build(options);
        var loaded = BlueprintLoader.Parse(json, options);
        Assert.Equal(built.Diagnostics.Select(one => one.ToString()), loaded.Diagnostics.Select(one => one.ToString()));
        Assert.Equal(built.Blueprint, loaded.Blueprint);
        return built;
    }
}
