using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Conventions;

/// <summary>A type whose static fields need another type to have been used first works until someone uses it first.</summary>
public class InitializationTests
{
    public static TheoryData<string> Types => [.. PublicTypes.All.Where(type => !type.IsInterface && !type.IsEnum).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_initialises_alone(string name)
    {
        var alone = new AssemblyLoadContext(name, isCollectible: true);
        try
        {
            var assembly = alone.LoadFromAssemblyPath(Subject.Path);
            var type = Closed(assembly.GetType(name, throwOnError: true)!, assembly);
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }
        finally
        {
            alone.Unload();
        }
    }

    private static Type Closed(Type type, Assembly assembly)
    {
        if (!type.IsGenericTypeDefinition)
        {
            return type;
        }

        var scale = assembly.GetType("Cx.Core.Scales.Nps", throwOnError: true)!;
        var parameters = type.GetGenericArguments();
        // What goes into an aggregate is a parameter without constraint beside it.
        var input = parameters.Any(parameter => IsConstrainedTo(parameter, "IAggregate`2", "IReversibleAggregate`2"))
            ? assembly.GetType("Cx.Core.Scales.Rating`1", throwOnError: true)!.MakeGenericType(scale)
            : typeof(int);
        return type.MakeGenericType([.. parameters.Select(parameter =>
            IsConstrainedTo(parameter, "IScale`1") ? scale
            : IsConstrainedTo(parameter, "IScore") ? assembly.GetType("Cx.Core.Scores.BoxScore", throwOnError: true)!
            : IsConstrainedTo(parameter, "ISnapshotCodec`2") ? assembly.GetType("Cx.Core.Streaming.RatingCountsCodec`1", throwOnError: true)!.MakeGenericType(scale)
            : IsConstrainedTo(parameter, "IAggregate`2", "IReversibleAggregate`2") ? assembly.GetType("Cx.Core.Scores.RatingCounts`1", throwOnError: true)!.MakeGenericType(scale)
            : input)]);
    }

    private static bool IsConstrainedTo(Type parameter, params ReadOnlySpan<string> names)
    {
        foreach (var constraint in parameter.GetGenericParameterConstraints())
            if (names.Contains(constraint.Name)) return true;
        return false;
    }
}
