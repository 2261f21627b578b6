namespace Cx.Cli.Samples;

/// <summary>Themes for the words of the other sample.</summary>
internal static class TaxonomySample
{
    public static string Text() =>
        """
        {
          "ignoresDiacritics": true,
          "themes": [
            {
              "id": "delivery",
              "patterns": ["parcel", "deliver*"],
              "languages": { "de": ["liefer*", "paket*"], "fr": ["livraison", "colis"] }
            },
            {
              "id": "staff",
              "patterns": ["staff", "friendly", "helpful"],
              "languages": { "de": ["freundlich*", "beratung"], "fr": ["personnel", "accueil"] }
            },
            {
              "id": "price",
              "patterns": ["price*", "expensive"],
              "languages": { "de": ["preis*", "teuer"], "fr": ["prix", "cher"] }
            },
            {
              "id": "app",
              "patterns": ["app", "menu"],
              "languages": { "de": ["stürzt ab"], "fr": ["application"] }
            }
          ]
        }

        """;
}
