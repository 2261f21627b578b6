using System.Reflection;
using Cx.Core.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cx.Core.Tests.PublicApi;

/// <summary>The public surface is a reviewed file: a change of it is a diff that someone approves.</summary>
public class PublicApiTests
{
    [Theory]
    [InlineData("Cx.Core")]
    [InlineData("Cx.Core.Testing")]
    public void The_public_surface_is_the_approved_one(string assembly)
    {
        var path = Repository.PathOf("tests", "Cx.Core.Tests", "PublicApi", $"PublicApi.{assembly}.txt");
        var actual = ApiPrinter.Print(Assembly.Load(assembly).Location);
        if (Environment.GetEnvironmentVariable("CX_APPROVE") is "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (string.Equals(approved, actual, StringComparison.Ordinal))
        {
            return;
        }

        Assert.Fail(
            $"The public surface of {assembly} is not the approved one.\n{Difference(approved, actual)}\n" +
            $"If the change is meant, run `CX_APPROVE=1 dotnet test tests/Cx.Core.Tests --filter PublicApiTests` and commit {path}.");
    }

    [Fact]
    public void The_printer_shows_what_a_user_can_see_and_nothing_else()
    {
        const string source = """
            #nullable enable
            namespace Shop;
            [System.Flags] public enum Kind : byte { None = 0, Some = 1 }
            public readonly struct Point : System.IEquatable<Point>
            {
                public int X { get; init; }
                public bool Equals(Point other) => other.X == X;
                public static bool operator ==(Point left, Point right) => left.Equals(right);
                public static bool operator !=(Point left, Point right) => !left.Equals(right);
                internal int Hidden => 0;
            }
            public abstract class Till<T> where T : struct
            {
                public const double Rate = 0.5;
                protected abstract string? Ring(in T item, int times = 1, params System.ReadOnlySpan<int> more);
                private protected void Secret() { }
                [System.Obsolete("No.", true, DiagnosticId = "CX1001")] public void Gone() { }
                [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)] public void Quiet() { }
            }
            internal class Inside { public void Never() { } }
            """;

        Assert.Equal(
            """
            [Flags] public enum Shop.Kind : byte
                None = 0
                Some = 1

            public readonly struct Shop.Point : System.IEquatable<Shop.Point>
                public Point()
                public bool Equals(Shop.Point other)
                public int X { get; init; }
                public static bool operator !=(Shop.Point left, Shop.Point right)
                public static bool operator ==(Shop.Point left, Shop.Point right)

            public abstract class Shop.Till<T> where T : struct
                [EditorBrowsable(Never)] public void Quiet()
                [Obsolete(CX1001, error)] public void Gone()
                protected Till()
                protected abstract string? Ring(in T item, int times = 1, params System.ReadOnlySpan<int> more)
                public const double Rate = 0.5

            """.ReplaceLineEndings("\n"),
            ApiPrinter.Print(Compile(source)));
    }

    private static CSharpCompilation Compile(string source)
        => CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText(source)], References.Framework, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static string Difference(string approved, string actual)
    {
        var before = Blocks(approved);
        var after = Blocks(actual);
        var shown = before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .SelectMany(type => Difference(type, before.GetValueOrDefault(type), after.GetValueOrDefault(type)))
            .Take(60)
            .ToList();
        return shown.Count > 0 ? string.Join('\n', shown) : "(the same lines in another order)";
    }

    private static IEnumerable<string> Difference(string type, List<string>? before, List<string>? after)
    {
        if (before is null || after is null)
        {
            return [(before is null ? "+ " : "- ") + type];
        }

        var gone = before.Except(after, StringComparer.Ordinal).Select(line => "-     " + line);
        var come = after.Except(before, StringComparer.Ordinal).Select(line => "+     " + line);
        string[] changes = [.. gone, .. come];
        return changes.Length > 0 ? ["  " + type, .. changes] : [];
    }

    private static Dictionary<string, List<string>> Blocks(string text)
    {
        var blocks = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string> members = [];
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(' '))
            {
                members.Add(line.Trim());
            }
            else
            {
                blocks[line] = members = [];
            }
        }

        return blocks;
    }
}
