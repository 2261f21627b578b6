using Cx.Cli.Scoring;

namespace Cx.Cli.Output;

/// <summary>The bad end, the middle and the good end of a distribution side by side; it reads without colour.</summary>
/// <param name="Unfavourable">The sign for an answer at the bad end.</param>
/// <param name="Middle">The sign for one between.</param>
/// <param name="Favourable">The sign for one at the good end.</param>
internal readonly record struct Bar(char Unfavourable, char Middle, char Favourable)
{
    public const int Wide = 20;
    public const int Narrow = 8;

    public static Bar Ascii => new('-', '.', '+');

    public static Bar Blocks => new('▒', '·', '█');

    /// <summary>How many of the signs each part gets: the largest remainders round up, so that they fill the bar.</summary>
    public static (int Unfavourable, int Middle, int Favourable) Cells(Parts parts, int width)
    {
        if (parts.Sum == 0) return (0, 0, 0);
        Span<long> counts = [parts.Unfavourable, parts.Middle, parts.Favourable];
        Span<int> cells = stackalloc int[3];
        Span<double> rests = stackalloc double[3];
        var left = width;
        for (var i = 0; i < 3; i++)
        {
            var exact = (double)counts[i] / parts.Sum * width;
            cells[i] = (int)exact;
            rests[i] = exact - cells[i];
            left -= cells[i];
        }

        for (; left > 0; left--)
        {
            var most = 0;
            for (var i = 1; i < 3; i++)
            {
                if (rests[i] > rests[most]) most = i;
            }

            cells[most]++;
            rests[most] = -1;
        }

        return (cells[0], cells[1], cells[2]);
    }

    public string Of(Parts parts, int width)
    {
        var (unfavourable, middle, favourable) = Cells(parts, width);
        return new string(Unfavourable, unfavourable) + new string(Middle, middle) + new string(Favourable, favourable);
    }
}
