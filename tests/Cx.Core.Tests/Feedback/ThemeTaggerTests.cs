using System.Text;
using System.Text.Json.Serialization;
using Cx.Core.Feedback;
using Cx.Core.Scales;
using Cx.Core.Tests.Contracts;
using Cx.Core.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace Cx.Core.Tests.Feedback;

public class ThemeTaggerTests
{
    [Theory]
    [InlineData("late", "Too LATE!", true)]
    [InlineData("late", "chocolate, plates and later", false)]
    [InlineData("late", "late", true)]
    [InlineData("deliver*", "Delivery and delivered", true)]
    [InlineData("deliver*", "undelivered", false)]
    [InlineData("*liefern", "Bitte nachliefern.", true)]
    [InlineData("*liefern", "Lieferung", false)]
    [InlineData("*liefer*", "nachgeliefert", true)]
    [InlineData("too late", "It was too\r\n  -- late.", true)]
    [InlineData("too late", "too very late", false)]
    [InlineData("too late", "late too", false)]
    [InlineData("check-out", "the check out page", true)]
    [InlineData("check-out", "checkout", false)]
    [InlineData("  late  ", "so late", true)]
    [InlineData("don't", "I don\u2019t know", true)]
    [InlineData("attente", "L\u2019attente est longue", true)]
    [InlineData("24", "24/7 please", true)]
    [InlineData("24", "in 1924", false)]
    [InlineData("a b c", "x a b a b c y", true)]
    [InlineData("😡", "so slow😡😡", true)]
    [InlineData("€", "only 5€!", true)]
    [InlineData("$", "US$20", true)]
    [InlineData("us", "US$20", true)]
    [InlineData("👍", "👍🏽 thanks", true)]
    [InlineData("❤", "❤\uFE0F it", true)]
    public void A_pattern_is_found_as_words(string pattern, string text, bool found) => Assert.Equal(found, Finds(pattern, text));

    [Theory]
    [InlineData("straße", "STRASSE", true)]
    [InlineData("STRASSE", "straße", true)]
    [InlineData("straße", "STRA\u1E9EE", true)]
    [InlineData("ὀδός", "ὈΔΌΣ", true)]
    [InlineData("σίσυφος", "ΣΊΣΥΦΟΣ", true)]
    [InlineData("istanbul", "İSTANBUL", true)]
    [InlineData("ISPARTA", "ısparta", true)]
    [InlineData("cafe\u0301", "Caf\u00E9", true)]
    [InlineData("ﬁnal", "FINAL", true)]
    [InlineData("abc", "ＡＢＣ", true)]
    [InlineData("zufrieden", "zu\u00ADfrieden", true)]
    [InlineData("доставка", "ДОСТАВКА!", true)]
    [InlineData("cafe", "café", false)]
    [InlineData("schon", "schön", false)]
    [InlineData("𐐨", "𐐀", true)]
    public void Letter_case_and_form_of_encoding_do_not_matter_and_accents_do(string pattern, string text, bool found) => Assert.Equal(found, Finds(pattern, text));

    [Theory]
    [InlineData("cafe", "café", true)]
    [InlineData("schon", "schön", true)]
    [InlineData("café", "CAFE", true)]
    [InlineData("Αθηνα", "Αθήνα", true)]
    [InlineData("елка", "ёлка", true)]
    [InlineData("pozno", "późno", true)]
    [InlineData("lodz", "Łódź", true)]
    [InlineData("koster", "Køster", true)]
    [InlineData("dakovo", "Đakovo", true)]
    [InlineData("aero", "Ærø", true)]
    [InlineData("oeuvre", "œuvre", true)]
    [InlineData("が", "か", false)]
    [InlineData("หน้า", "หนา", false)]
    public void Accents_do_not_matter_where_that_is_asked_for_and_vowels_still_do(string pattern, string text, bool found)
        => Assert.Equal(found, ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("t"), pattern)).WithoutDiacritics()).Tag(text).Count > 0);

    [Theory]
    [InlineData("配送", "配送が遅い", true)]
    [InlineData("遅い", "配送が遅いです", true)]
    [InlineData("送遅", "配送が遅い", false)]
    [InlineData("サポート", "サポートが最高", true)]
    [InlineData("iphone", "新しいiPhoneを買った", true)]
    [InlineData("ส่งช้า", "สินค้าส่งช้ามาก", true)]
    [InlineData("배송*", "배송이 늦어요", true)]
    [InlineData("배송", "배송이 늦어요", false)]
    [InlineData("خدمة", "الخدمة", false)]
    [InlineData("*خدمة", "الْخِدْمَة", true)]
    [InlineData("שלום", "שָׁלוֹם", true)]
    [InlineData("सेवा", "सेवा खराब", true)]
    [InlineData("सेव", "सेवा खराब", false)]
    [InlineData("می\u200Cخواهم", "میخواهم", true)]
    public void Words_are_found_in_scripts_with_and_without_spaces(string pattern, string text, bool found) => Assert.Equal(found, Finds(pattern, text));

    [Fact]
    public void The_result_does_not_depend_on_the_culture() => UnderCulture.Run(UnderCulture.Foreign, _ =>
    {
        Assert.True(Finds("ticket", "TICKET"));
        Assert.True(Finds("TITLE", "title"));
    });

    [Fact]
    public void Themes_come_in_the_order_of_the_taxonomy_each_once_with_its_first_pattern()
    {
        var tagger = ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("price"), "price", "expensive"), Theme.Of(new("delivery"), "deliver*", "late"), Theme.Of(new("other"), "other")));

        Assert.Equal(["price (price)", "delivery (deliver*)"], tagger.Tag("late delivery, late again, expensive: the price!").Select(match => match.ToString()));
        // The first pattern of the theme, wherever in the text it stands.
        Assert.Equal(["price (price)", "delivery (deliver*)"], tagger.Tag("the price is expensive, the delivery late").Select(match => match.ToString()));
        Assert.Empty(tagger.Tag(""));
        Assert.Empty(tagger.Tag("nothing of interest"));
    }

    [Fact]
    public void Patterns_of_a_language_are_looked_for_in_it_and_where_the_language_is_not_known()
    {
        var tagger = ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("gift"), "present").In("en", "gift*").In("pt-BR", "presente")));

        Assert.Equal(["gift (gift*)"], tagger.Tag("a gift", "en-GB").Select(match => match.ToString()));
        Assert.Empty(tagger.Tag("Das ist Gift!", "de"));
        Assert.Single(tagger.Tag("Das ist Gift!"));
        Assert.Single(tagger.Tag("um presente", "pt-PT"));
        Assert.Single(tagger.Tag("a present", "de"));
        Assert.Throws<ArgumentException>(() => tagger.Tag("x", "?"));
    }

    [Fact]
    public void Responses_and_notes_are_tagged_by_their_words_in_their_language()
    {
        var tagger = ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("gift")).In("en", "gift")));
        var silent = SurveyResponse.Of(new("r"), DateTimeOffset.UnixEpoch);

        Assert.Empty(tagger.Tag(silent));
        Assert.Single(tagger.Tag(silent with { Verbatim = "gift", Language = "en" }));
        Assert.Empty(tagger.Tag(silent with { Verbatim = "gift", Language = "de" }));
        Assert.Single(tagger.Tag(QualitativeNote.Of(DateTimeOffset.UnixEpoch, FeedbackSource.Interview, "gift")));
        Assert.Empty(tagger.Tag(QualitativeNote.Of(DateTimeOffset.UnixEpoch, FeedbackSource.Interview, "gift") with { Language = "de" }));
    }

    // Letters of two kinds, separators and an emoji; patterns of one and two words, open at either end.
    private static Gen<string> Words { get; } = Gen.ArrayOf(Gen.Elements('a', 'b', 'A', 'B', ' ', '-', '\n')).Select(letters => new string(letters));

    private static Gen<string> Patterns { get; } =
        from body in Gen.Elements("a", "b", "ab", "ba", "aab", "aba", "a b", "ab a", "b  b", "bab-a")
        from open in Gen.Choose(0, 3)
        select ((open & 1) != 0 ? "*" : "") + body + ((open & 2) != 0 ? "*" : "");

    [Fact]
    public void All_patterns_at_once_find_what_each_finds_alone_by_brute_force() => Law.Holds(
        from patterns in Gen.NonEmptyListOf(Patterns) from text in Words select (patterns: patterns.Distinct().ToList(), text),
        given =>
        {
            var tagger = ThemeTagger.Of(ThemeTaxonomy.Of(given.patterns.Select((pattern, i) => Theme.Of(new ThemeId($"{i}"), pattern))));
            var found = tagger.Tag(given.text).Select(match => match.Pattern.Text);
            Assert.Equal(given.patterns.Where(pattern => BruteForce(pattern, given.text)), found);
        });

    [Fact]
    public void The_steps_are_linear_in_the_text_whatever_the_text_and_the_patterns()
    {
        // What drives backtracking and failure links hardest: long runs of one letter, texts that almost match, and nested patterns.
        string[] patterns = [.. Enumerable.Range(1, 60).Select(length => $"*{new string('a', length)}*"), $"*{new string('a', 200)}b*", "a*", "*b", "a a a a a a b"];
        var tagger = ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("t"), patterns)));
        var states = patterns.Sum(pattern => pattern.Length + 2);
        Func<int, string>[] texts =
        [
            length => new string('a', length),
            length => string.Concat(Enumerable.Repeat("a ", length / 2)),
            length => string.Concat(Enumerable.Repeat(new string('a', 199) + "c", length / 200)),
            length => new string('e', length / 2) + string.Concat(Enumerable.Repeat("\u0301\u0323", length / 4)),
            length => new string('\uD800', length),
            length => string.Concat(Enumerable.Repeat("配送が遅い ", length / 6)),
            length => string.Concat(Enumerable.Repeat("\uFDFA", length)),
        ];

        foreach (var text in texts)
        {
            foreach (var length in (int[])[1_000, 10_000, 100_000])
            {
                var given = text(length);
                var folded = TextFolding.Fold(given, ignoresDiacritics: false);
                tagger.Tag(given, null, out var steps);
                Assert.True(steps <= (2L * folded.Length) + states, $"{steps} steps for {folded.Length} characters");
                // One letter becomes at most 18 by its normal form (U+FDFA), and each of them one separator more.
                Assert.True(folded.Length <= (36L * given.Length) + 2, $"{given.Length} characters became {folded.Length}");
            }
        }
    }

    [Fact]
    public void Marks_beyond_the_limit_of_stream_safe_text_are_cut_so_that_ordering_them_stays_linear()
    {
        var folded = TextFolding.Fold("e" + string.Concat(Enumerable.Repeat("\u0301\u0323", 50_000)), ignoresDiacritics: false);
        Assert.InRange(folded.Length, 3, 40);
    }

    [Theory]
    [InlineData("a", "\u0001a\u0001")]
    [InlineData("  A -- b ", "\u0001a\u0001b\u0001")]
    [InlineData("", "\u0001")]
    [InlineData("\u0001a\u0001", "\u0001a\u0001")]
    [InlineData("配a送", "\u0001配\u0001a\u0001送\u0001")]
    public void Folded_text_is_words_with_one_separator_around(string text, string folded) => Assert.Equal(folded, TextFolding.Fold(text, ignoresDiacritics: false));

    // The runner hands texts over in UTF-8, which has no half of a pair: so no theory.
    [Fact]
    public void Half_of_a_surrogate_pair_is_a_word_and_breaks_nothing() =>
        Assert.Equal("\u0001\uFFFD\u0001a\u0001", TextFolding.Fold("\uD83D a", ignoresDiacritics: false));

    [Fact]
    public void Folding_what_is_folded_changes_nothing() => Law.Holds(
        Gen.ArrayOf(Gen.Elements("a", "É", "ß", "İ", "σς", " ", "'", "配", "送", "ｱ", "é", "😡", "\uD800", "\u00AD", "ก้", "ﬁ", "7")).Select(string.Concat),
        text =>
        {
            foreach (var ignores in (bool[])[false, true])
            {
                var folded = TextFolding.Fold(text, ignores);
                Assert.Equal(folded, TextFolding.Fold(folded, ignores));
                Assert.DoesNotContain("\u0001\u0001", folded, StringComparison.Ordinal);
            }
        });

    [Theory]
    [InlineData("a*b", "has a * inside")]
    [InlineData("**a", "has a * inside")]
    [InlineData("", "no letter, digit or symbol")]
    [InlineData("*", "no letter, digit or symbol")]
    [InlineData(" - * ", "no letter, digit or symbol")]
    [InlineData("\u00AD", "no letter, digit or symbol")]
    public void A_pattern_that_could_never_or_only_slowly_be_found_is_refused(string pattern, string message)
        => Assert.Contains(message, Assert.Throws<ArgumentException>(() => ThemePattern.Of(pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_taxonomy_has_themes_with_different_ids_and_patterns()
    {
        Assert.Throws<ArgumentException>(() => ThemeTaxonomy.Of());
        Assert.Contains("\"a\" stands twice", Assert.Throws<ArgumentException>(() => ThemeTaxonomy.Of(Theme.Of(new("a"), "x"), Theme.Of(new("a"), "y"))).Message, StringComparison.Ordinal);
        Assert.Contains("\"a\" has no pattern", Assert.Throws<ArgumentException>(() => ThemeTaxonomy.Of(Theme.Of(new("a")))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Theme.Of(default, "x"));
        Assert.Throws<ArgumentException>(() => Theme.Of(new("a")).In("?", "x"));
        Assert.Equal("a: x, y*", Theme.Of(new("a"), "x", "y*").ToString());
        Assert.Equal("a, b", ThemeTaxonomy.Of(Theme.Of(new("a"), "x"), Theme.Of(new("b"), "x")).ToString());
    }

    [Fact]
    public void Texts_are_counted_by_theme_and_nothing_is_lost()
    {
        var tagger = ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("a"), "x"), Theme.Of(new("b"), "y")));
        var counts = ThemeCounts.From([("x y", null), ("x", "en"), ("z", null), (null, null), (" ", null)], tagger)!;

        Assert.Equal((5, 3, 1, 2, 1), (counts.N, counts.WithWords, counts.WithoutTheme, counts.Count(new("a")), counts.Count(new("b"))));
        Assert.Equal((2L, 3L), (counts.ShareOf(new("a"))!.Hits, counts.ShareOf(new("a"))!.N));
        Assert.Equal("a: 2; b: 1; no theme: 1 of 3", counts.ToString());
        Assert.Null(ThemeCounts.From(Array.Empty<SurveyResponse>(), tagger));
        Assert.Equal(1, ThemeCounts.From([QualitativeNote.Of(DateTimeOffset.UnixEpoch, FeedbackSource.Interview, "y")], tagger)!.Count(new("b")));
    }

    private static bool Finds(string pattern, string text) => ThemeTagger.Of(ThemeTaxonomy.Of(Theme.Of(new("t"), pattern))).Tag(text).Count > 0;

    // On letters a and b alone words are what Split gives, and a pattern is compared word by word at every place.
    private static bool BruteForce(string pattern, string text)
    {
        char[] separators = [' ', '-', '\n'];
        var words = text.Replace('A', 'a').Replace('B', 'b').Split(separators, StringSplitOptions.RemoveEmptyEntries);
        var wanted = pattern.Trim('*').Split(separators, StringSplitOptions.RemoveEmptyEntries);
        bool openStart = pattern[0] == '*', openEnd = pattern[^1] == '*';
        for (var at = 0; at + wanted.Length <= words.Length; at++)
        {
            var fits = true;
            for (var i = 0; i < wanted.Length; i++)
            {
                bool isFirst = i == 0 && openStart, isLast = i == wanted.Length - 1 && openEnd;
                var word = words[at + i];
                fits &= isFirst && isLast ? word.Contains(wanted[i], StringComparison.Ordinal)
                    : isFirst ? word.EndsWith(wanted[i], StringComparison.Ordinal)
                    : isLast ? word.StartsWith(wanted[i], StringComparison.Ordinal)
                    : word == wanted[i];
            }

            if (fits) return true;
        }

        return false;
    }

    public class TaxonomyEquality : EqualityContract<ThemeTaxonomy>
    {
        protected override IReadOnlyList<Func<ThemeTaxonomy>> Makers =>
        [
            () => ThemeTaxonomy.Of(Theme.Of(new("a"), "x")),
            () => ThemeTaxonomy.Of(Theme.Of(new("a"), "x")).WithoutDiacritics(),
            () => ThemeTaxonomy.Of(Theme.Of(new("a"), "y")),
            () => ThemeTaxonomy.Of(Theme.Of(new("b"), "x")),
            () => ThemeTaxonomy.Of(Theme.Of(new("a"), "x"), Theme.Of(new("b"), "x")),
            () => ThemeTaxonomy.Of(Theme.Of(new("a")).In("en", "x")),
        ];
    }

    public class ThemeEquality : EqualityContract<Theme>
    {
        protected override IReadOnlyList<Func<Theme>> Makers => [() => Theme.Of(new("a"), "x"), () => Theme.Of(new("a"), "x", "y"), () => Theme.Of(new("b"), "x")];
    }

    public class TaxonomyJson : JsonContract<ThemeTaxonomy>
    {
        protected override JsonSerializerContext Context => FeedbackJsonContext.Default;

        protected override IReadOnlyList<(ThemeTaxonomy Value, string Json)> Written =>
        [
            (ThemeTaxonomy.Of(Theme.Of(new("a"), "x", "y*")), """{"themes":[{"id":"a","patterns":["x","y*"]}]}"""),
            (
                ThemeTaxonomy.Of(Theme.Of(new("a"), "x").In("de", "y", "z").In("fr", "w"), Theme.Of(new("b"), "v")).WithoutDiacritics(),
                """{"ignoresDiacritics":true,"themes":[{"id":"a","patterns":["x"],"languages":{"de":["y","z"],"fr":["w"]}},{"id":"b","patterns":["v"]}]}"""
            ),
        ];

        protected override IReadOnlyList<(string Json, string Message)> Refused =>
        [
            ("""{"themes":[]}""", "one theme or more"),
            ("""{"themes":[{"patterns":["x"]}]}""", "A theme needs \"id\""),
            ("""{"themes":[{"id":"a","patterns":["x*y"]}]}""", "has a * inside"),
            ("""{"themes":[{"id":"a","languages":{"?":["x"]}}]}""", "a tag such as"),
            ("""{"themes":[{"id":"a","colour":1}]}""", "A theme has no member"),
            ("""{"ignoresDiacritics":1,"themes":[]}""", "true or false"),
            ("""{"colour":1}""", "no member"),
            ("{}", "needs \"themes\""),
        ];
    }
}
