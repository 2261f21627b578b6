using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cx.Core.Feedback;
using Cx.Core.Journeys;
using Cx.Core.Scales;
using Cx.Core.Tests.Support;
using Json.Schema;

namespace Cx.Core.Tests.Journeys;

public sealed class BlueprintJsonTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(BlueprintSchema.ReadText());

    private const string Least = """
        {"id":"b","version":"1.0.0","stages":[{"id":"s","component":"sales"}],"touchpoints":[{"id":"a","stage":"s","kind":"action"}],"transitions":[],"entries":["a"],"success":["a"]}
        """;

    public static TheoryData<string, string> Malformed => new()
    {
        { "[]", "" },
        { "{", "" },
        { """{"id":"b"}""", "" },
        { Least.Replace("\"1.0.0\"", "\"1.0\"", StringComparison.Ordinal), "/version" },
        { Least.Replace("\"1.0.0\"", "\"1.0.01\"", StringComparison.Ordinal), "/version" },
        { Least.Replace("\"id\":\"b\"", "\"id\":\"\"", StringComparison.Ordinal), "/id" },
        { Least.Replace("\"id\":\"b\"", "\"id\":7", StringComparison.Ordinal), "/id" },
        { Least.Replace("\"component\":\"sales\"", "\"component\":\"sales\",\"order\":1.5", StringComparison.Ordinal), "/stages/0/order" },
        { Least.Replace("\"component\":\"sales\"", "\"component\":\"sales\",\"targetDuration\":\"soon\"", StringComparison.Ordinal), "/stages/0/targetDuration" },
        { Least.Replace("\"component\":\"sales\"", "\"component\":\"sales\",\"owner\":\" \"", StringComparison.Ordinal), "/stages/0/owner" },
        { Least.Replace("\"kind\":\"action\"", "\"kind\":\"Action\"", StringComparison.Ordinal), "/touchpoints/0/kind" },
        { Least.Replace("\"kind\":\"action\"", "\"kind\":\"action\",\"optional\":\"no\"", StringComparison.Ordinal), "/touchpoints/0/optional" },
        { Least.Replace("\"kind\":\"action\"", "\"kind\":\"action\",\"expectedEmotion\":\"glad\"", StringComparison.Ordinal), "/touchpoints/0/expectedEmotion" },
        { Least.Replace("\"kind\":\"action\"", "\"kind\":\"action\",\"survey\":{\"level\":\"journey\"}", StringComparison.Ordinal), "/touchpoints/0/survey" },
        { Least.Replace("\"kind\":\"action\"", "\"kind\":\"action\",\"survey\":{\"scale\":{\"id\":\"x\"}}", StringComparison.Ordinal), "/touchpoints/0/survey/scale" },
        { Least.Replace("\"kind\":\"action\"", "\"kind\":\"action\",\"survey\":{\"scale\":\"nps\",\"level\":\"relational\",\"a/b\":1}", StringComparison.Ordinal), "/touchpoints/0/survey/a~1b" },
        { Least.Replace("\"transitions\":[]", "\"transitions\":{}", StringComparison.Ordinal), "/transitions" },
        { Least.Replace("\"transitions\":[]", "\"transitions\":[null]", StringComparison.Ordinal), "/transitions/0" },
        { Least.Replace("\"entries\":[\"a\"]", "\"entries\":[null]", StringComparison.Ordinal), "/entries/0" },
        { Least.Replace("\"transitions\":[]", "\"transitions\":[],\"painPoints\":[{\"id\":\"p\",\"touchpoint\":\"a\",\"severity\":6,\"evidence\":\"observed\"}]", StringComparison.Ordinal), "/painPoints/0/severity" },
        { Least.Replace("\"transitions\":[]", "\"transitions\":[],\"$schema\":\"https://example.org/v2\"", StringComparison.Ordinal), "/$schema" },
    };

    // What a schema cannot say: a member that stands twice, a reference, an order.
    public static TheoryData<string, string> BeyondTheSchema => new()
    {
        { Least.Replace("\"id\":\"b\"", "\"id\":\"b\",\"id\":\"b\"", StringComparison.Ordinal), "/id" },
        { Least.Replace("\"transitions\":[]", "\"transitions\":[],\"x\":{\"y\":[{\"z\":1,\"z\":1}]}", StringComparison.Ordinal), "/x/y/0/z" },
        { Least.Replace("\"transitions\":[]", "\"transitions\":[],\"x\":1,\"extensions\":{\"x\":1}", StringComparison.Ordinal), "/extensions/x" },
        { Least.Replace("[{\"id\":\"s\",\"component\":\"sales\"}]", "[{\"id\":\"s\",\"component\":\"sales\",\"order\":3},{\"id\":\"t\",\"component\":\"sales\",\"order\":3}]", StringComparison.Ordinal), "/stages/1/order" },
        { Least.Replace("\"success\":[\"a\"]", "\"success\":[\"a\"],\"failure\":[\"a\"]", StringComparison.Ordinal), "/failure/0" },
        { Least.Replace("\"component\":\"sales\"", "\"component\":\"sales\",\"targetDuration\":\"00:00:00\"", StringComparison.Ordinal), "/stages/0/targetDuration" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    [MemberData(nameof(BeyondTheSchema))]
    public void What_has_not_the_form_is_found_at_its_place(string json, string place)
        => Assert.Contains(BlueprintLoader.Parse(json).Diagnostics, one => one is { Id: "CXJ000", Severity: DiagnosticSeverity.Error } && one.Pointer == place);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void The_schema_refuses_what_the_loader_refuses_as_malformed(string json, string place)
    {
        if (json == "{") return;
        Assert.False(IsValid(json), $"{json} at {place}");
    }

    [Fact]
    public void The_published_schema_is_the_one_in_the_library()
    {
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs", "schemas", "journey-blueprint.v1.json")), BlueprintSchema.ReadText());
        using var document = JsonDocument.Parse(BlueprintSchema.ReadText());
        Assert.Equal(BlueprintSchema.Id, document.RootElement.GetProperty("$id").GetString());
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", document.RootElement.GetProperty("$schema").GetString());
    }

    [Fact]
    public void Every_sample_is_valid_by_the_schema()
    {
        Assert.All(Samples(), sample => Assert.True(IsValid(sample.ToCanonicalJson()), sample.ToIndentedJson()));
        Assert.True(IsValid(Least));
    }

    [Fact]
    public void A_round_trip_is_the_identity()
        => Assert.All(Samples(), sample =>
        {
            var json = sample.ToCanonicalJson();
            var loaded = BlueprintLoader.Parse(json).OrThrow();
            Assert.Equal(json, loaded.ToCanonicalJson());
            Assert.Equal(sample, loaded);
            Assert.Equal(sample.Touchpoints, loaded.Touchpoints);
            Assert.Equal(sample.Stages, loaded.Stages);
            Assert.Equal(sample.PainPoints, loaded.PainPoints);
            Assert.Equal(sample, BlueprintLoader.Parse(sample.ToIndentedJson()).Blueprint);
        });

    [Fact]
    public void The_fingerprint_is_of_the_canonical_text()
    {
        var full = Blueprints.Full();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full.ToCanonicalJson()))), full.Fingerprint);
        Assert.NotEqual(full.Fingerprint, Blueprints.Gold().Fingerprint);
    }

    [Fact]
    public void The_order_of_definition_changes_nothing()
    {
        var one = JourneyBlueprint.Define("b", "1.0.0").Channel("x", Medium.Web).Channel("y", Medium.Chat)
            .Stage("s", stage => stage.Order(2).Component(ExperienceComponent.Sales).Touchpoint("p", touchpoint => touchpoint.Channels("y", "x")).Touchpoint("q", Blueprints.Action))
            .Stage("r", stage => stage.Order(1).Component(ExperienceComponent.Sales).Touchpoint("z", Blueprints.Action))
            .Entry("z", "p").Next("z", "p").Next("p", "q").Success("q").BuildOrThrow();
        var other = JourneyBlueprint.Define("b", "1.0.0").Channel("y", Medium.Chat).Channel("x", Medium.Web)
            .Success("q").Next("p", "q").Next("z", "p").Entry("p").Entry("z")
            .Stage("r", stage => stage.Order(1).Component(ExperienceComponent.Sales).Touchpoint("z", Blueprints.Action))
            .Stage("s", stage => stage.Order(2).Component(ExperienceComponent.Sales).Touchpoint("q", Blueprints.Action).Touchpoint("p", touchpoint => touchpoint.Channels("x", "y")))
            .BuildOrThrow();

        Assert.Equal(one.ToCanonicalJson(), other.ToCanonicalJson());
        Assert.Equal(["z", "p", "q"], one.Touchpoints.Select(touchpoint => touchpoint.Id.Text));
    }

    [Fact]
    public void Unknown_members_survive_as_extensions()
    {
        var json = Least.Replace("\"transitions\":[]", "\"transitions\":[],\"team\":{\"b\":1, \"a\":[1.50,null]},\"extensions\":{\"old\":true}", StringComparison.Ordinal)
            .Replace("\"kind\":\"action\"", "\"kind\":\"action\",\"colour\":\"red\"", StringComparison.Ordinal);
        var blueprint = BlueprintLoader.Parse(json).OrThrow();

        Assert.Equal(["old", "team"], blueprint.Extensions.Keys);
        Assert.Equal("""{"b":1,"a":[1.50,null]}""", blueprint.Extensions["team"].GetRawText());
        Assert.Equal("red", blueprint.Touchpoints[0].Extensions["colour"].GetString());
        Assert.Equal(blueprint, BlueprintLoader.Parse(blueprint.ToCanonicalJson()).Blueprint);
        Assert.True(IsValid(blueprint.ToCanonicalJson()));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text()
    {
        var read = BlueprintLoader.Parse(Least.Replace("\"id\":\"b\"", "\"id\":\"\\ud800\"", StringComparison.Ordinal));

        Assert.Contains(read.Diagnostics, one => one.Pointer == "/id" && one.Message.Contains("half of a surrogate pair", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_element_keeps_what_it_does_not_know()
    {
        const string Json = """
            {"id":"b","version":"1.0.0","stages":[{"id":"s","component":"sales","x":1}],"touchpoints":[{"id":"a","stage":"s","kind":"action"},{"id":"c","stage":"s","kind":"action"}],"transitions":[{"from":"a","to":"c","x":2}],"entries":["a"],"success":["c"],"personas":[{"id":"p","x":3}],"channels":[{"id":"web","medium":"web","x":4}],"painPoints":[{"id":"slow","touchpoint":"a","severity":3,"evidence":"observed","x":5}]}
            """;
        var read = BlueprintLoader.Parse(Json).OrThrow();

        Assert.Equal(
            [1, 2, 3, 4, 5],
            new[] { read.Stages[0].Extensions, read.Transitions[0].Extensions, read.Personas[0].Extensions, read.Channels[0].Extensions, read.PainPoints[0].Extensions }.Select(extensions => extensions["x"].GetInt32()));
        Assert.Equal(read, BlueprintLoader.Parse(read.ToCanonicalJson()).Blueprint);
    }

    [Fact]
    public void A_byte_order_mark_is_no_error_and_a_document_beyond_the_limit_is()
    {
        using var marked = new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Least)]);
        Assert.True(BlueprintLoader.Load(marked).IsValid);
        using var long_ = new MemoryStream(Encoding.UTF8.GetBytes(Least));
        var refused = BlueprintLoader.Load(long_, new BlueprintOptions { MaxBytes = 100 });
        Assert.Contains("longer than 100 bytes", Assert.Single(refused.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_json_is_told_with_its_line()
        => Assert.Contains("line 2, byte 3", Assert.Single(BlueprintLoader.Parse("{\n  :}").Diagnostics).Message, StringComparison.Ordinal);

    [Fact]
    public void A_serializer_that_meets_an_invalid_blueprint_says_which_rule()
        => Assert.Contains("CXJ002", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JourneyBlueprint>(Least.Replace("\"entries\":[\"a\"]", "\"entries\":[\"b\"]", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_scale_that_is_named_is_written_out()
    {
        var blueprint = BlueprintLoader.Parse(Least.Replace("\"kind\":\"action\"", "\"kind\":\"action\",\"survey\":{\"scale\":\"ces7\"}", StringComparison.Ordinal)).OrThrow();
        Assert.Equal((Ces7.Definition, SurveyLevel.Transactional), (blueprint.Touchpoints[0].Survey!.Scale, blueprint.Touchpoints[0].Survey!.Level));
        Assert.Contains("\"scale\":{\"id\":\"ces7\",\"min\":1,\"max\":7", blueprint.ToCanonicalJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Owners_and_names_fall_back()
    {
        var full = Blueprints.Full();
        Assert.Equal(("product", "cs"), (full.FindTouchpoint(new("setup"))!.Owner, full.FindTouchpoint(new("check"))!.Owner));
        Assert.Equal(("setup", "First value!"), (full.FindTouchpoint(new("setup"))!.Name, full.FindTouchpoint(new("first_value"))!.Name));
        Assert.Equal("quality check", full.FindTouchpoint(new("check"))!.Event.Text);
        Assert.Null(full.FindTouchpoint(new("nowhere")));
        Assert.Equal(7, full.FindStage(new("onboarding"))!.TargetDuration!.Value.TotalDays);
        Assert.True(full.FindChannel(new("phone"))!.Assisted);
        Assert.Null(full.FindChannel(new("fax")));
        Assert.Equal("saas@2.1.0", full.ToString());
    }

    [Fact]
    public void A_preset_loads_validates_and_compiles()
        => Assert.All(StagePreset.All, preset =>
        {
            var result = preset.Starter("start", "1.0.0").Build();
            Assert.DoesNotContain(result.Diagnostics, one => one.Severity == DiagnosticSeverity.Error);
            Assert.Equal(preset.Stages.Select(stage => stage.Name), result.Blueprint!.Stages.Select(stage => stage.Name));
            Assert.Equal(result.Blueprint, BlueprintLoader.Parse(result.Blueprint.ToCanonicalJson()).Blueprint);
            Assert.Equal(preset.Stages.Count, result.Blueprint.Compile().ShortestPath);
        });

    [Fact]
    public void The_presets_are_the_three_lists_of_the_articles()
    {
        Assert.Equal("Registration, Activation, Use, Problem solving, Repeat purchase", string.Join(", ", StagePreset.ProductUse.Stages.Select(stage => stage.Name)));
        Assert.Equal("Discovery, Onboarding, Service, Feature updates, Billing", string.Join(", ", StagePreset.Subscription.Stages.Select(stage => stage.Name)));
        Assert.Equal("Awareness, Purchase, Onboarding, Use, Support, Renewal or departure, Advocacy", string.Join(", ", StagePreset.Relationship.Stages.Select(stage => stage.Name)));
    }

    private static JourneyBlueprint[] Samples()
        => [Blueprints.Full(), Blueprints.Gold(), Blueprints.Clean().BuildOrThrow(), .. StagePreset.All.Select(preset => preset.Starter("p", "0.1.0").BuildOrThrow()), BlueprintLoader.Parse(Least).OrThrow()];

    private static bool IsValid(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Schema.Evaluate(document.RootElement).IsValid;
    }
}
