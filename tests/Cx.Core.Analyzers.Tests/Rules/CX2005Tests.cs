using Cx.Core.Analyzers.Tests.Support;

namespace Cx.Core.Analyzers.Tests.Rules;

public class CX2005Tests : RuleTests<CX2005_WeightIsIgnored>
{
    [Fact]
    public Task A_rating_beside_a_weight_is_reported() => Reports(
        """
        sealed record Response(Rating<Nps> Rating, [ResponseWeight] double Weight);
        static class C
        {
            public static RatingCounts<Nps> Count(IEnumerable<Response> rows)
            {
                RatingCounts<Nps> counts = default;
                foreach (var r in rows) [|counts.Add(r.Rating)|];
                return counts;
            }
        }
        """,
        "'Response' has a response weight, 'Weight', that this 'Add' does not take; use WeightedRatingCounts");

    [Fact]
    public Task Numbers_that_become_ratings_on_the_way_are_seen() => Reports(
        """
        class Row { public int? Recommend { get; set; } [ResponseWeight] public double PopulationWeight; public Rating<Nps>? Typed { get; set; } }
        sealed class Late : Row;
        static class C
        {
            public static void A(ref RatingCounts<Nps> counts, Row row) => [|counts.AddValue(row.Recommend)|];
            public static void B(ref RatingCounts<Nps> counts, Row row) => [|counts.Add(Rating<Nps>.FromNullable(row.Recommend))|];
            public static void D(ref RatingCounts<Nps> counts, Late row) => [|counts.Add(Rating<Nps>.From(row.Recommend!.Value))|];
            public static void E(ref RatingCounts<Nps> counts, Row row)
            {
                var rating = row.Typed;
                if (rating is { } known) [|counts.Add(known)|];
            }
        }
        """,
        "'Row' has a response weight, 'PopulationWeight', that this 'AddValue' does not take; use WeightedRatingCounts",
        "'Row' has a response weight, 'PopulationWeight', that this 'Add' does not take; use WeightedRatingCounts",
        "'Late' has a response weight, 'PopulationWeight', that this 'Add' does not take; use WeightedRatingCounts",
        "'Row' has a response weight, 'PopulationWeight', that this 'Add' does not take; use WeightedRatingCounts");

    [Fact]
    public Task Run_time_ratings_lambdas_and_the_type_itself_are_seen() => Reports("""
        sealed record Response(Rating Rating, [property: ResponseWeight] double Weight);
        sealed class Own
        {
            public Rating<Nps> Rating { get; init; }
            [ResponseWeight] public double Weight { get; init; }
            public void CountIn(ref RatingCounts<Nps> counts) => [|counts.Add(Rating)|];
        }
        static class C
        {
            public static RatingCounts Count(List<Response> rows)
            {
                var counts = RatingCounts.On(ScaleDefinition.Of<Nps>());
                rows.ForEach(r => [|counts.Add(r.Rating)|]);
                return counts;
            }
        }
        """);

    [Fact]
    public Task The_weight_of_a_weighted_rating_is_a_weight() => Reports("""
        static class C { public static void A(ref RatingCounts<Nps> counts, WeightedRating<Nps> row) => [|counts.Add(row.Rating)|]; }
        """);

    [Fact]
    public Task A_name_alone_is_silent() => Silent("""
        sealed record Response(Rating<Nps> Rating, double Weight, double ResponseWeight);
        sealed class ParcelAttribute : Attribute;
        sealed record Parcel(Rating<Nps> Rating, [Parcel] double Weight);
        static class C
        {
            public static void A(ref RatingCounts<Nps> counts, Response row) => counts.Add(row.Rating);
            public static void B(ref RatingCounts<Nps> counts, Parcel row) => counts.Add(row.Rating);
        }
        """);

    [Fact]
    public Task A_body_that_feeds_both_kinds_is_silent() => Silent("""
        sealed record Response(Rating<Nps> Rating, [ResponseWeight] double Weight);
        static class C
        {
            public static double? Effect(IEnumerable<Response> rows)
            {
                RatingCounts<Nps> plain = default;
                WeightedRatingCounts<Nps> weighted = default;
                foreach (var r in rows)
                {
                    plain.Add(r.Rating);
                    weighted.Add(r.Rating, r.Weight);
                }

                return NetPromoterScore.From(weighted)?.Points - NetPromoterScore.From(plain)?.Points;
            }
        }
        """);

    [Fact]
    public Task A_body_that_reads_the_weight_is_silent() => Silent("""
        sealed record Response(Rating<Nps> Rating, [ResponseWeight] double Weight);
        static class C
        {
            public static void A(ref RatingCounts<Nps> counts, IEnumerable<Response> rows)
            {
                foreach (var r in rows.Where(r => r.Weight > 0)) counts.Add(r.Rating);
            }
        }
        """);

    [Fact]
    public Task The_weighted_add_is_silent() => Silent("""
        sealed record Response(Rating<Nps> Rating, [ResponseWeight] double Weight);
        static class C
        {
            public static void A(ref WeightedRatingCounts<Nps> counts, Response row) => counts.Add(row.Rating, row.Weight);
            public static void B(ref WeightedRatingCounts<Nps> counts, Response row) => counts.Add(row.Rating, 1);
        }
        """);

    [Fact]
    public Task A_rating_of_nobody_with_a_weight_is_silent() => Silent("""
        sealed record Response(Rating<Nps> Rating);
        sealed record Weights([ResponseWeight] double Weight);
        static class C
        {
            public static void A(ref RatingCounts<Nps> counts, Response row, Weights weights) => counts.Add(row.Rating);
            public static void B(ref RatingCounts<Nps> counts, Rating<Nps> rating) => counts.Add(rating);
            public static void D(ref RatingCounts<Nps> counts) => counts.Add(Rating<Nps>.From(9));
            public static void E(ref RatingCounts<Nps> counts, int[] values) => counts.AddValue(values[0]);
        }
        """);

    [Fact]
    public Task Two_weights_leave_the_choice_open() => Silent("""
        sealed record Response(Rating<Nps> Rating, [ResponseWeight] double Design, [ResponseWeight] double Raked);
        static class C { public static void A(ref RatingCounts<Nps> counts, Response row) => counts.Add(row.Rating); }
        """);

    [Fact]
    public Task Other_collections_are_silent() => Silent("""
        sealed record Response(Rating<Nps> Rating, [ResponseWeight] double Weight);
        static class C
        {
            public static void A(List<Rating<Nps>> ratings, Response row) => ratings.Add(row.Rating);
            public static void B(ref RatingCounts<Nps> counts, Response row) => counts.Remove(row.Rating);
        }
        """);

    [Fact]
    public Task Like_named_counts_and_attributes_are_silent() => Silent("""
        sealed class ResponseWeightAttribute : Attribute;
        sealed record Response(Rating<Nps> Rating, [global::ResponseWeight] double Weight);
        static class C { public static void A(ref RatingCounts<Nps> counts, Response row) => counts.Add(row.Rating); }
        """);

    [Fact]
    public Task The_counts_become_weighted_and_take_the_weight() => Fixes(
        """
        sealed record Response(Rating<Nps> Rating, [ResponseWeight] double Weight);
        static class C
        {
            public static double? Points(IEnumerable<Response> rows)
            {
                RatingCounts<Nps> counts = default; // all of them
                foreach (var r in rows)
                {
                    // one by one
                    [|counts.Add(r.Rating)|];
                }

                return NetPromoterScore.From(counts)?.Points;
            }
        }
        """,
        """
        sealed record Response(Rating<Nps> Rating, [ResponseWeight] double Weight);
        static class C
        {
            public static double? Points(IEnumerable<Response> rows)
            {
                WeightedRatingCounts<Nps> counts = default; // all of them
                foreach (var r in rows)
                {
                    // one by one
                    counts.Add(r.Rating, r.Weight);
                }

                return NetPromoterScore.From(counts)?.Points;
            }
        }
        """,
        "CX2005.Weighted");

    [Fact]
    public Task Run_time_counts_and_numbers_become_weighted_too() => Fixes(
        """
        sealed record Response(int? Recommend, [ResponseWeight] double Weight);
        static class C
        {
            public static MeanScore? Mean(IEnumerable<Response> rows)
            {
                var counts = RatingCounts.On(ScaleDefinition.Of<Nps>());
                foreach (var r in rows) [|counts.AddValue(r.Recommend)|];
                return MeanScore.From(counts);
            }
        }
        """,
        """
        sealed record Response(int? Recommend, [ResponseWeight] double Weight);
        static class C
        {
            public static MeanScore? Mean(IEnumerable<Response> rows)
            {
                var counts = WeightedRatingCounts.On(ScaleDefinition.Of<Nps>());
                foreach (var r in rows) counts.AddValue(r.Recommend, r.Weight);
                return MeanScore.From(counts);
            }
        }
        """);

    [Fact]
    public Task Where_the_counts_must_stay_plain_no_fix_is_offered() => OffersNoFix("""
        sealed record Response(Rating<Nps> Rating, [ResponseWeight] double Weight);
        static class C
        {
            public static RatingCounts<Nps> A(IEnumerable<Response> rows)
            {
                RatingCounts<Nps> counts = default;
                foreach (var r in rows) [|counts.Add(r.Rating)|];
                return counts;
            }

            public static void B(ref RatingCounts<Nps> counts, Response row) => [|counts.Add(row.Rating)|];
        }
        """);
}
