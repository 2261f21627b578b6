namespace Cx.Core.Scales;

/// <summary>The byte behind a rating: 0 not answered, 1…levels the number − min + 1, 254 skipped, 255 not applicable, all else invalid.</summary>
/// <remarks>Zero is "not answered" so that a fresh array, a missing JSON member and an empty column all mean the same legal thing.</remarks>
internal static class RatingCode
{
    public const byte NotAnswered = 0;
    public const byte Skipped = 254;
    public const byte NotApplicable = 255;

    public static bool TryFrom(int value, int min, int levels, out byte code)
    {
        // The difference of two ints may wrap; as an unsigned number it is then far above any number of levels.
        var offset = unchecked((uint)(value - min));
        code = offset < (uint)levels ? (byte)(offset + 1) : NotAnswered;
        return offset < (uint)levels;
    }

    public static bool IsAnswered(byte code, int levels) => unchecked((uint)(code - 1)) < (uint)levels;

    /// <summary>Whether a code is one of <paramref name="length"/> codes from <paramref name="first"/> on; none is in an empty run.</summary>
    public static bool IsIn(byte code, int first, int length) => unchecked((uint)(code - first)) < (uint)length;

    public static AnswerKind KindOf(byte code, int levels) => code switch
    {
        NotAnswered => AnswerKind.NotAnswered,
        Skipped => AnswerKind.Skipped,
        NotApplicable => AnswerKind.NotApplicable,
        _ => IsAnswered(code, levels) ? AnswerKind.Answered : AnswerKind.Invalid,
    };
}
