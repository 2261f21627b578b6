using System.Reflection;

namespace Cx.Core.Tests.Conventions;

/// <summary>How our types are made: closed, immutable where they promise it, complete in their equality, free of calendar time.</summary>
public class ShapeTests
{
    private static readonly Type[] CalendarTypes = [typeof(DateTime), typeof(DateOnly)];

    [Fact]
    public void No_class_is_left_open_by_accident()
        => Convention.Require(Rule.Shape, PublicTypes.All
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Select(type => new Violation(PublicTypes.NameOf(type), "is neither sealed nor abstract nor static")));

    [Fact]
    public void Every_enum_has_a_zero_member()
        => Convention.Require(Rule.ZeroMember, PublicTypes.All
            .Where(type => type.IsEnum && !Enum.GetValuesAsUnderlyingType(type).Cast<object>().Any(value => Convert.ToInt64(value) == 0))
            .Select(type => new Violation(PublicTypes.NameOf(type), "has no member with the value 0, which is its default")));

    [Fact]
    public void Equality_is_complete_or_absent()
        => Convention.Require(Rule.Equality, PublicTypes.All.Where(type => !type.IsEnum && !type.IsInterface).SelectMany(EqualityFaults));

    [Fact]
    public void No_field_can_be_changed_from_outside()
        => Convention.Require(Rule.MutableField, PublicTypes.All
            .Where(type => !type.IsEnum)
            .SelectMany(PublicTypes.VisibleMembers)
            .OfType<FieldInfo>()
            .Where(field => field is { IsInitOnly: false, IsLiteral: false } || (field.IsStatic && field.FieldType.IsArray))
            .Select(field => new Violation(PublicTypes.NameOf(field), "can be changed by anyone")));

    [Fact]
    public void No_signature_mentions_calendar_time_without_a_zone()
        => Convention.Require(Rule.CalendarTime, PublicTypes.All
            .SelectMany(PublicTypes.VisibleMembers)
            .Where(member => Mentioned(member).Any(type => CalendarTypes.Contains(type)))
            .Select(member => new Violation(PublicTypes.NameOf(member), "mentions DateTime or DateOnly; time is DateTimeOffset")));

    [Fact]
    public void A_method_that_says_what_it_converts_to_returns_that()
    {
        var known = PublicTypes.All
            .Concat([typeof(string), typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(TimeSpan), typeof(DateTimeOffset)])
            .GroupBy(type => PublicTypes.NameOf(type).Split('<')[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        Convention.Require(Rule.Conversion, PublicTypes.All
            .SelectMany(PublicTypes.VisibleMembers)
            .OfType<MethodInfo>()
            .Where(method => method.Name.StartsWith("To", StringComparison.Ordinal)
                && known.TryGetValue(method.Name[2..], out var targets)
                && !targets.Any(target => SameDefinition(target, method.ReturnType)))
            .Select(method => new Violation(PublicTypes.NameOf(method), $"returns {PublicTypes.NameOf(method.ReturnType)}")));
    }

    [Fact]
    public void A_result_with_value_equality_is_made_by_its_factory_alone()
        => Convention.Require(Rule.Result, PublicTypes.All
            .Where(type => type.IsClass && PublicTypes.ImplementsForItself(type, typeof(IEquatable<>)))
            .Where(type => type.GetConstructors().Length > 0)
            .Select(type => new Violation(PublicTypes.NameOf(type), "has a public constructor; a class with value equality is made by From or Of, which may answer null")));

    [Fact]
    public void A_score_has_no_order_no_arithmetic_and_no_conversion_to_a_number()
    {
        var scores = PublicTypes.All.Where(type => type.IsClass && type.GetInterfaces().Any(i => i.Name == "IScore"));
        Convention.Require(Rule.ScoreShape, scores.SelectMany(ScoreFaults));
    }

    [Fact]
    public void The_equality_rule_sees_each_half_that_is_missing()
    {
        Assert.Contains(EqualityFaults(typeof(WithoutOperators)), fault => fault.Message.Contains("==", StringComparison.Ordinal));
        Assert.Contains(EqualityFaults(typeof(WithoutInterface)), fault => fault.Message.Contains("IEquatable", StringComparison.Ordinal));
        Assert.Empty(EqualityFaults(typeof(DateTimeOffset)));
    }

    [Fact]
    public void Calendar_time_is_seen_inside_a_generic_type_and_an_array()
        => Assert.Contains(typeof(DateOnly), Mentioned(typeof(ShapeTests).GetMethod(nameof(HidesADay), BindingFlags.NonPublic | BindingFlags.Static)!));

    private static IEnumerable<Violation> EqualityFaults(Type type)
    {
        var name = PublicTypes.NameOf(type);
        var isEquatable = PublicTypes.ImplementsForItself(type, typeof(IEquatable<>));
        var overridesEquals = Declares(type, nameof(Equals), typeof(object));
        var overridesHash = Declares(type, nameof(GetHashCode));
        var hasOperators = HasOperator(type, "op_Equality") && HasOperator(type, "op_Inequality");
        if (!isEquatable && !overridesEquals && !overridesHash && !hasOperators)
        {
            yield break;
        }

        if (!isEquatable)
        {
            yield return new Violation(name, "compares by value but is no IEquatable of itself");
        }

        if (!overridesEquals || !overridesHash)
        {
            yield return new Violation(name, "does not override both Equals(object) and GetHashCode()");
        }

        if (!hasOperators)
        {
            yield return new Violation(name, "has no == and !=");
        }
    }

    // A large struct takes its operands by reference.
    private static bool HasOperator(Type type, string name)
        => Declares(type, name, type, type) || Declares(type, name, type.MakeByRefType(), type.MakeByRefType());

    private static bool Declares(Type type, string method, params Type[] parameters)
        => type.GetMethod(method, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly, parameters) is not null;

    private static IEnumerable<Violation> ScoreFaults(Type type)
    {
        var name = PublicTypes.NameOf(type);
        if (typeof(IComparable).IsAssignableFrom(type) || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IComparable<>)))
        {
            yield return new Violation(name, "has an order: scores are compared by their difference");
        }

        var operators = type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.Name)
            .Where(method => method.StartsWith("op_", StringComparison.Ordinal) && method is not ("op_Equality" or "op_Inequality"));
        foreach (var method in operators)
        {
            yield return new Violation(name, $"has {method}: a score has no arithmetic and no conversion");
        }
    }

    private static IEnumerable<Type> Mentioned(MemberInfo member) => member switch
    {
        FieldInfo field => Parts(field.FieldType),
        PropertyInfo property => Parts(property.PropertyType),
        MethodInfo method => method.GetParameters().SelectMany(parameter => Parts(parameter.ParameterType)).Concat(Parts(method.ReturnType)),
        ConstructorInfo constructor => constructor.GetParameters().SelectMany(parameter => Parts(parameter.ParameterType)),
        EventInfo @event => Parts(@event.EventHandlerType!),
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type)
        => type.HasElementType ? Parts(type.GetElementType()!)
            : type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Parts)]
            : [type];

    private static bool SameDefinition(Type target, Type returned)
    {
        var bare = Nullable.GetUnderlyingType(returned) ?? returned;
        return target == bare || (target.IsGenericType && bare.IsGenericType && target.GetGenericTypeDefinition() == bare.GetGenericTypeDefinition());
    }

    private static List<DateOnly[]> HidesADay() => [];

    private sealed class WithoutOperators : IEquatable<WithoutOperators>
    {
        public bool Equals(WithoutOperators? other) => other is not null;

        public override bool Equals(object? obj) => Equals(obj as WithoutOperators);

        public override int GetHashCode() => 0;
    }

    private sealed class WithoutInterface
    {
        public override bool Equals(object? obj) => obj is WithoutInterface;

        public override int GetHashCode() => 0;
    }
}
