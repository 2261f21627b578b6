// Answers on a 5-point scale do not go into counts of the recommend question.
using Cx.Core.Scales;
using Cx.Core.Scores;

var counts = RatingCounts.Of<Nps>([]);
counts.Add(Rating<Csat5>.From(5));
