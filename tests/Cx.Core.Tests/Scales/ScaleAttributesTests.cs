using System.Diagnostics;
using System.Reflection;
using Cx.Core.Scales;
using Cx.Core.Tests.Scales;

[assembly: ScaleOf<Csat5>(typeof(ScaleAttributesTests.VendorRow), nameof(ScaleAttributesTests.VendorRow.Score))]
#pragma warning disable CX1010 // no such member: that the id is kept is what is asked here
[assembly: ScaleOf<Nps>("M:Vendor.Client.Ask(System.String)")]
#pragma warning restore CX1010

namespace Cx.Core.Tests.Scales;

/// <summary>The attributes that analyzers read must reach the metadata, or they work in one assembly alone.</summary>
public class ScaleAttributesTests
{
    /// <summary>Someone else's row.</summary>
    public sealed record VendorRow(int Score);

    /// <summary>A row in a user's code.</summary>
    public sealed record AnnotatedRow([OnScale<Csat5>] int? Answer, [OnScale<Ces7>] int Ease, [ResponseWeight] double Weight)
    {
        [OnScale<Nps>]
        public int Recommend { get; init; }

        [ResponseWeight]
        public double OtherWeight { get; init; }

        [return: OnScale<Csat5>]
        public static int Read([OnScale<Csat5>] int[] many) => many[0];

        [ConvertsScale("the vendor's five stars are our five points")]
        public static double Mix([UnitSum] params double[] weights) => weights.Sum();
    }

    [Fact]
    public void On_a_record_parameter_the_scale_stands_on_the_constructor_parameter()
    {
        var parameters = typeof(AnnotatedRow).GetConstructors().Single(constructor => constructor.GetParameters().Length == 3).GetParameters();

        Assert.NotNull(parameters[0].GetCustomAttribute<OnScaleAttribute<Csat5>>());
        Assert.NotNull(parameters[1].GetCustomAttribute<OnScaleAttribute<Ces7>>());
        Assert.NotNull(parameters[2].GetCustomAttribute<ResponseWeightAttribute>());
    }

    [Fact]
    public void Members_parameters_and_return_values_carry_them()
    {
        var read = typeof(AnnotatedRow).GetMethod(nameof(AnnotatedRow.Read))!;
        var mix = typeof(AnnotatedRow).GetMethod(nameof(AnnotatedRow.Mix))!;

        Assert.NotNull(typeof(AnnotatedRow).GetProperty(nameof(AnnotatedRow.Recommend))!.GetCustomAttribute<OnScaleAttribute<Nps>>());
        Assert.NotNull(typeof(AnnotatedRow).GetProperty(nameof(AnnotatedRow.OtherWeight))!.GetCustomAttribute<ResponseWeightAttribute>());
        Assert.NotNull(read.ReturnParameter.GetCustomAttribute<OnScaleAttribute<Csat5>>());
        Assert.NotNull(read.GetParameters()[0].GetCustomAttribute<OnScaleAttribute<Csat5>>());
        Assert.Equal("the vendor's five stars are our five points", mix.GetCustomAttribute<ConvertsScaleAttribute>()!.Reason);
        Assert.NotNull(mix.GetParameters()[0].GetCustomAttribute<UnitSumAttribute>());
    }

    [Fact]
    public void An_assembly_says_on_which_scale_a_member_elsewhere_is()
    {
        var assembly = typeof(ScaleAttributesTests).Assembly;

        var member = Assert.Single(assembly.GetCustomAttributes<ScaleOfAttribute<Csat5>>());
        Assert.Equal((typeof(VendorRow), "Score", null), (member.Type, member.Member, member.DocumentationId));
        var documented = Assert.Single(assembly.GetCustomAttributes<ScaleOfAttribute<Nps>>());
        Assert.Equal((null, null, "M:Vendor.Client.Ask(System.String)"), (documented.Type, documented.Member, documented.DocumentationId));
    }

    [Theory]
    [InlineData(typeof(OnScaleAttribute<>), AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.ReturnValue, false)]
    [InlineData(typeof(ScaleOfAttribute<>), AttributeTargets.Assembly, true)]
    [InlineData(typeof(ConvertsScaleAttribute), AttributeTargets.Method, false)]
    [InlineData(typeof(ResponseWeightAttribute), AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, false)]
    [InlineData(typeof(UnitSumAttribute), AttributeTargets.Parameter, false)]
    public void Each_attribute_may_stand_where_it_means_something_and_is_never_conditional(Type attribute, AttributeTargets targets, bool several)
    {
        var usage = attribute.GetCustomAttribute<AttributeUsageAttribute>()!;

        Assert.Equal(targets, usage.ValidOn);
        Assert.Equal(several, usage.AllowMultiple);
        Assert.Empty(attribute.GetCustomAttributes<ConditionalAttribute>());
    }
}
