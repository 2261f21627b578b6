#:property CxProjectKind=Script
// Line coverage of the library: dotnet run eng/coverage.cs
// Runs the library's tests, fails below 95 %, and fails for an uncovered line whose reason does not stand in eng/uncovered.txt.
using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

const double Floor = 95;
var root = Path.GetDirectoryName(Path.GetDirectoryName(Script()))!;
var results = Path.Combine(root, "artifacts", "coverage");
if (Directory.Exists(results)) Directory.Delete(results, recursive: true);

using (var tests = Process.Start(new ProcessStartInfo("dotnet", ["test", Path.Combine(root, "tests", "Cx.Core.Tests"), "--collect:XPlat Code Coverage", "--results-directory", results]) { UseShellExecute = false })!)
{
    tests.WaitForExit();
    if (tests.ExitCode != 0) return Fail("The tests failed.");
}

var report = XDocument.Load(Directory.EnumerateFiles(results, "coverage.cobertura.xml", SearchOption.AllDirectories).Single());
var library = report.Descendants("package").Single(package => package.Attribute("name")?.Value == "Cx.Core");
var lines = library.Descendants("class")
    .Where(type => !type.Attribute("filename")!.Value.Contains("artifacts", StringComparison.Ordinal))
    .SelectMany(type => type.Element("lines")!.Elements("line").Select(line => (
        File: Path.GetFileName(type.Attribute("filename")!.Value),
        Path: PathOf(type.Attribute("filename")!.Value),
        Number: int.Parse(line.Attribute("number")!.Value, CultureInfo.InvariantCulture),
        Hit: line.Attribute("hits")!.Value != "0")))
    .GroupBy(line => (line.Path, line.Number))
    .Select(line => (line.First().File, line.Key.Path, line.Key.Number, Hit: line.Any(one => one.Hit)))
    .ToList();

// A reason is a line "File.cs: text of the source line -> why no test reaches it"; a brace needs none.
var reasons = File.ReadAllLines(Path.Combine(root, "eng", "uncovered.txt"))
    .Where(line => !line.StartsWith('#') && line.Contains(" -> ", StringComparison.Ordinal))
    .Select(line => line[..line.IndexOf(" -> ", StringComparison.Ordinal)].Trim())
    .ToHashSet(StringComparer.Ordinal);
var used = new HashSet<string>(StringComparer.Ordinal);
var unexplained = new List<string>();
foreach (var line in lines.Where(line => !line.Hit).OrderBy(line => line.Path, StringComparer.Ordinal).ThenBy(line => line.Number))
{
    var text = File.ReadLines(line.Path).ElementAt(line.Number - 1).Trim();
    if (text is "{" or "}" or "") continue;
    var key = $"{line.File}: {text}";
    used.Add(key);
    if (!reasons.Contains(key)) unexplained.Add(string.Create(CultureInfo.InvariantCulture, $"  {line.Path}:{line.Number}: {text}"));
}

var rate = 100.0 * lines.Count(line => line.Hit) / lines.Count;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Cx.Core: {rate:0.0} % of {lines.Count} lines covered, {lines.Count(line => !line.Hit)} not."));
foreach (var stale in reasons.Except(used)) Console.WriteLine($"eng/uncovered.txt explains a line that is covered or gone: {stale}");
if (unexplained.Count > 0) return Fail("Lines that no test reaches and eng/uncovered.txt does not explain:\n" + string.Join('\n', unexplained));
return rate >= Floor ? 0 : Fail(string.Create(CultureInfo.InvariantCulture, $"Below {Floor} %."));

string PathOf(string file) => Path.IsPathRooted(file) ? file : Path.Combine(report.Descendants("source").First().Value, file);

static int Fail(string why)
{
    Console.Error.WriteLine(why);
    return 1;
}

static string Script([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
