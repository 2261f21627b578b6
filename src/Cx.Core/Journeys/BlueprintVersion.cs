using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Cx.Core.Journeys;

/// <summary>The version of a blueprint: major, minor and patch.</summary>
/// <remarks>
/// <para>A change that breaks running journeys needs a higher major number.</para>
/// <para><see langword="default"/> is 0.0.0, a legal version. Equal by the three numbers, ordered by major, then minor, then patch. Thread safety: immutable.</para>
/// <para>JSON and text: <c>1.2.3</c>, without leading zeros.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(BlueprintVersionJsonConverter))]
public readonly record struct BlueprintVersion : IComparable<BlueprintVersion>, IComparable
{
    /// <summary>Makes a version of its numbers.</summary>
    /// <param name="major">The major number, 0 or more.</param>
    /// <param name="minor">The minor number, 0 or more.</param>
    /// <param name="patch">The patch number, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public BlueprintVersion(int major, int minor, int patch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(major);
        ArgumentOutOfRangeException.ThrowIfNegative(minor);
        ArgumentOutOfRangeException.ThrowIfNegative(patch);
        Major = major;
        Minor = minor;
        Patch = patch;
    }

    /// <summary>The major number, 0 or more.</summary>
    public int Major { get; }

    /// <summary>The minor number, 0 or more.</summary>
    public int Minor { get; }

    /// <summary>The patch number, 0 or more.</summary>
    public int Patch { get; }

    /// <summary>Reads a version such as <c>1.2.3</c>.</summary>
    /// <param name="text">Three whole numbers apart by dots, without leading zeros.</param>
    /// <returns>The version.</returns>
    /// <exception cref="FormatException">The text is no version.</exception>
    public static BlueprintVersion Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var version) ? version : throw new FormatException("A version is three whole numbers apart by dots, such as 1.2.3.");
    }

    /// <summary>Reads a version without throwing.</summary>
    /// <param name="text">The text.</param>
    /// <param name="result">The version, or 0.0.0 when the text is none.</param>
    /// <returns>Whether the text is a version.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out BlueprintVersion result)
    {
        result = default;
        if (text?.Split('.') is not [var first, var second, var third]) return false;
        if (!TryNumber(first, out var major) || !TryNumber(second, out var minor) || !TryNumber(third, out var patch)) return false;
        result = new BlueprintVersion(major, minor, patch);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(BlueprintVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        BlueprintVersion other => CompareTo(other),
        _ => throw new ArgumentException($"Expected a {nameof(BlueprintVersion)}, was given {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>Whether the left version comes before the right one.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is lower.</returns>
    public static bool operator <(BlueprintVersion left, BlueprintVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version comes after the right one.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is higher.</returns>
    public static bool operator >(BlueprintVersion left, BlueprintVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version does not come after the right one.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is lower or equal.</returns>
    public static bool operator <=(BlueprintVersion left, BlueprintVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version does not come before the right one.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether it is higher or equal.</returns>
    public static bool operator >=(BlueprintVersion left, BlueprintVersion right) => left.CompareTo(right) >= 0;

    /// <summary>The three numbers apart by dots.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    private static bool TryNumber(string text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text.Length == 1 || text[0] != '0');
}
