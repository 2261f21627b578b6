using System.CommandLine;
using System.Globalization;
using Cx.Cli.Output;
using Cx.Cli.Scoring;
using Cx.Core.Scales;
using Spectre.Console;

namespace Cx.Cli.Commands;

/// <summary><c>cx scales</c>: which scales there are, and what one of them means.</summary>
internal static class ScalesCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The id of a scale, or a range such as 1..7" };
        var show = new Command("show", "Show one scale: range, good end, boxes, labels") { id };
        show.SetAction(line =>
        {
            Show(ScaleChoice.Parse(line.GetRequiredValue(id)));
            return Exit.Ok;
        });

        var command = new Command("scales", "List the built-in scales") { show };
        command.SetAction(_ =>
        {
            List();
            return Exit.Ok;
        });
        return command;
    }

    private static void List()
    {
        var console = Terminal.Output();
        var table = new Table { Border = Terminal.IsRich(console) ? TableBorder.Rounded : TableBorder.Ascii };
        table.AddColumn("id").AddColumn("range").AddColumn("good end").AddColumn("neutral").AddColumn("favourable").AddColumn("unfavourable");
        foreach (var scale in ScaleRegistry.BuiltIn.All)
            table.AddRow(scale.Id, Range(scale.Min, scale.Max), GoodEnd(scale), scale.Neutral is { } neutral ? Number(neutral) : "none", Box(scale, favourable: true), Box(scale, favourable: false));
        console.Write(table);
        console.WriteLine("Any other range is written MIN..MAX, such as 1..6, or MIN..MAX:low where low is good.");
    }

    private static void Show(ScaleDefinition scale)
    {
        var output = Console.Out;
        output.WriteLine($"id            {scale.Id}");
        output.WriteLine($"range         {Range(scale.Min, scale.Max)}");
        output.WriteLine($"good end      {GoodEnd(scale)}");
        output.WriteLine($"neutral       {(scale.Neutral is { } neutral ? Number(neutral) : "none")}");
        output.WriteLine($"favourable    {Box(scale, favourable: true)}");
        output.WriteLine($"unfavourable  {Box(scale, favourable: false)}");
        if (scale.Labels.Count == 0) return;
        output.WriteLine("labels");
        for (var value = scale.Min; value <= scale.Max; value++) output.WriteLine($"  {Number(value),3}  {scale.LabelOf(value)}");
    }

    private static string GoodEnd(ScaleDefinition scale) => scale.Polarity == Polarity.HigherIsBetter ? "high" : "low";

    private static string Box(ScaleDefinition scale, bool favourable)
    {
        if ((favourable ? scale.FavourableBox : scale.UnfavourableBox) is not { } levels) return "none";
        var isHigh = favourable == (scale.Polarity == Polarity.HigherIsBetter);
        return isHigh ? Range(scale.Max - levels + 1, scale.Max) : Range(scale.Min, scale.Min + levels - 1);
    }

    private static string Range(int from, int to) => from == to ? Number(from) : $"{Number(from)}..{Number(to)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
