using System.Composition.Hosting;
using System.Reflection;
using Cx.Core.Analyzers.Tests.Support;
using Cx.Core.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cx.Core.Analyzers.Tests.Meta;

/// <summary>Rules and fixes are found by those who look for them, and are built the way the base classes promise.</summary>
public class DiscoveryTests
{
    [Fact]
    public void Every_rule_class_is_found_by_the_compiler()
        => Assert.Equal(
            Concrete(typeof(CxAnalyzer)).Select(type => type.Name),
            Catalogue.Rules.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_fix_is_found_by_an_editor()
    {
        using var container = new ContainerConfiguration().WithAssembly(typeof(CxCodeFix).Assembly).CreateContainer();

        Assert.Equal(
            Concrete(typeof(CxCodeFix)).Select(type => type.Name),
            container.GetExports<CodeFixProvider>().Select(fix => fix.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_fix_fixes_a_rule_that_exists_and_no_rule_has_two()
    {
        var ids = Catalogue.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).ToList();

        Assert.Empty(ids.Except(Catalogue.Descriptors.Keys, StringComparer.Ordinal));
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void The_keys_of_a_fix_are_public_and_begin_with_its_id()
        => Assert.All(Catalogue.Fixes, fix =>
        {
            var keys = fix.GetType().GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.StartsWith(fix.FixableDiagnosticIds[0] + ".", key, StringComparison.Ordinal));
        });

    [Fact]
    public void A_rule_is_named_after_its_id_and_file()
        => Assert.All(Catalogue.Rules, rule => Assert.Equal(
            rule.SupportedDiagnostics.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal).First(),
            rule.GetType().Name.Split('_')[0]));

    [Fact]
    public void A_rule_has_no_state()
        => Assert.All(Catalogue.Rules, rule => Assert.DoesNotContain(
            rule.GetType().GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic),
            field => !field.IsLiteral && !field.IsInitOnly));

    [Fact]
    public void Every_descriptor_belongs_to_a_rule()
        => Assert.Equal(
            typeof(Analyzers.Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => field.GetValue(null))
                .OfType<Microsoft.CodeAnalysis.DiagnosticDescriptor>()
                .Select(descriptor => descriptor.Id)
                .Order(StringComparer.Ordinal),
            Catalogue.Descriptors.Keys);

    [Fact]
    public void Every_message_is_one_sentence_without_full_stop()
        => Assert.All(Catalogue.Descriptors.Values, rule => Assert.False(rule.MessageFormat.ToString().EndsWith('.'), $"{rule.Id}: {rule.MessageFormat}"));

    private static IEnumerable<Type> Concrete(Type @base)
        => @base.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(@base)).OrderBy(type => type.Name, StringComparer.Ordinal);
}
