using System.Globalization;
using Cx.Core.Feedback;
using Cx.Core.Scales;

namespace Cx.Core.Journeys.Model;

/// <summary>The words of a blueprint as they stand in JSON and in messages.</summary>
internal static class BlueprintText
{
    public static readonly string[] Media = ["web", "mobile", "email", "phone", "chat", "social", "inPerson", "partner", "post"];
    public static readonly string[] TouchpointKinds = ["communicationPoint", "action"];
    public static readonly string[] Initiators = ["customer", "company", "partner", "system"];
    public static readonly string[] Visibilities = ["frontstage", "backstage"];
    public static readonly string[] TransitionKinds = ["next", "choice", "loop", "skip"];
    public static readonly string[] Evidences = ["hypothesised", "observed", "reported"];
    public static readonly string[] Levels = ["transactional", "journey", "relational"];

    public static string Of(Medium value) => Media[(int)value];

    public static string Of(TouchpointKind value) => TouchpointKinds[(int)value];

    public static string Of(Initiator value) => Initiators[(int)value];

    public static string Of(Visibility value) => Visibilities[(int)value];

    public static string Of(TransitionKind value) => TransitionKinds[(int)value];

    public static string Of(PainEvidence value) => Evidences[(int)value];

    public static string Of(SurveyLevel value) => Levels[(int)value];

    public static string Of(BlueprintElement element) => element switch
    {
        BlueprintElement.Blueprint => "blueprint",
        BlueprintElement.Persona => "persona",
        BlueprintElement.Channel => "channel",
        BlueprintElement.Stage => "stage",
        BlueprintElement.Touchpoint => "touchpoint",
        BlueprintElement.Transition => "transition",
        _ => "pain point",
    };

    public static string Transition(string from, string to) => $"{from} → {to}";

    public static string Scale(ScaleDefinition scale)
        => string.Create(CultureInfo.InvariantCulture, $"{scale.Min} to {scale.Max}, {(scale.Polarity == Polarity.HigherIsBetter ? "high" : "low")} is good");
}
