using System.Globalization;
using System.Text;

namespace Cx.Cli.Samples;

/// <summary>Answers with words in three languages: whoever waited for a delivery is less likely to recommend, whoever met friendly staff more.</summary>
internal static class VerbatimSample
{
    private const int Rows = 400;

    private static readonly string[] Languages = ["en", "de", "fr"];

    // For each theme, and nothing in particular at the end, the words in each language.
    private static readonly string[][][] Words =
    [
        [["The delivery came a week late", "still waiting for my parcel"], ["Die Lieferung kam viel zu spät", "Ich warte noch immer auf das PAKET"], ["Livraison en retard", "j'attends toujours mon colis"]],
        [["so friendly!", "the staff were very helpful"], ["sehr freundlich", "tolle Beratung"], ["personnel très aimable", "un accueil chaleureux"]],
        [["a bit expensive", "good price"], ["etwas teuer", "fairer Preis"], ["trop cher", "bon prix"]],
        [["The app crashes when I log in", "cannot find the menu"], ["Die App stürzt ab", "Menü nicht gefunden"], ["l'application plante", "menu introuvable"]],
        [["fine", "nothing to add"], ["alles gut", "passt"], ["rien à dire", "ça va"]],
    ];

    // One row for each of these: how often each answer is given, from 0 to 10.
    private static readonly int[][] Recommend =
    [
        [8, 5, 7, 8, 7, 14, 12, 16, 13, 6, 4],
        [0, 0, 1, 1, 1, 4, 5, 10, 20, 28, 30],
        [2, 1, 2, 3, 3, 10, 10, 18, 22, 16, 13],
        [5, 3, 5, 6, 6, 13, 12, 18, 16, 9, 7],
        [1, 1, 1, 2, 2, 8, 8, 17, 25, 19, 16],
    ];

    public static string Text()
    {
        var dice = new Dice(400);
        var text = new StringBuilder("response_id,customer_id,answered_at,language,recommend,comment\n");
        for (var row = 1; row <= Rows; row++)
        {
            var theme = dice.Place(22, 20, 18, 14, 26);
            var second = dice.Place(85, 15) == 1 ? dice.Below(Words.Length - 1) : theme;
            var language = dice.Place(55, 30, 15);
            var at = new DateTimeOffset(2026, 1, 5, 8, 0, 0, TimeSpan.Zero).AddMinutes((row * 310L) + dice.Below(200));
            var answer = dice.Place(96, 4) == 1 ? string.Empty : dice.Place(Recommend[theme]).ToString(CultureInfo.InvariantCulture);
            var comment = dice.Place(80, 20) == 1 ? string.Empty : Comment(dice, theme, second, language);
            text.Append(CultureInfo.InvariantCulture, $"V{row:D3},C{1 + dice.Below(Rows):D3},{at:yyyy-MM-dd'T'HH:mm:ss'Z'},{Languages[language]},{answer},{comment}\n");
        }

        return text.ToString();
    }

    private static string Comment(Dice dice, int theme, int second, int language)
    {
        var words = Words[theme][language][dice.Below(2)];
        return second == theme ? words : $"\"{words}, {Words[second][language][dice.Below(2)]}\"";
    }
}
