using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Tests.Contracts;

namespace Cx.Core.Tests.Feedback;

[JsonSerializable(typeof(JsonPlaces<SurveyResponse>))]
[JsonSerializable(typeof(JsonPlaces<SurveyWave>))]
[JsonSerializable(typeof(JsonPlaces<SurveyRules>))]
[JsonSerializable(typeof(JsonPlaces<QualitativeNote>))]
[JsonSerializable(typeof(JsonPlaces<DeduplicatedScore>))]
[JsonSerializable(typeof(JsonPlaces<ReasonCode>))]
[JsonSerializable(typeof(JsonPlaces<LoopCase>))]
[JsonSerializable(typeof(JsonPlaces<LoopRules>))]
[JsonSerializable(typeof(JsonPlaces<ThemeTaxonomy>))]
internal sealed partial class FeedbackJsonContext : JsonSerializerContext;
