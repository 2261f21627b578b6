using System.Reflection;
using Cx.Core.Tests.Support;

namespace Cx.Core.Tests.Conventions;

/// <summary>The public types of the library, and names for them and their members that a reader knows from the source.</summary>
internal static class PublicTypes
{
    /// <summary>Every public type, by full name.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. Subject.Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Members that the type itself declares and a user can reach.</summary>
    public static IEnumerable<MemberInfo> VisibleMembers(Type type)
        => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(IsVisible);

    /// <summary>The room of a type: the part of its namespace after Cx.Core.</summary>
    public static string RoomOf(Type type) => type.Namespace is { Length: > 8 } space ? space["Cx.Core.".Length..] : "";

    /// <summary><c>Rating&lt;TScale&gt;</c> rather than <c>Rating`1</c>.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsByRef || type.IsArray || type.IsPointer)
        {
            return NameOf(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (!type.IsGenericType)
        {
            return type.Name;
        }

        var arguments = type.GetGenericArguments().Select(NameOf);
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>";
    }

    /// <summary>Type and member, as exemptions write them.</summary>
    public static string NameOf(MemberInfo member) => $"{NameOf(member.DeclaringType!)}.{member.Name}";

    /// <summary>Whether the type implements the open generic interface for itself.</summary>
    public static bool ImplementsForItself(Type type, Type openInterface)
        => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == openInterface && Same(i.GetGenericArguments()[0], type));

    /// <summary>A scale is a struct whose only content is its name in the type system.</summary>
    public static bool IsScale(Type type)
        => type.IsValueType && type.GetInterfaces().Any(i => i.Name == "IScale`1");

    private static bool Same(Type argument, Type type)
        => argument == type || (argument.IsGenericType && type.IsGenericType && argument.GetGenericTypeDefinition() == type.GetGenericTypeDefinition());

    private static bool IsVisible(MemberInfo member) => member switch
    {
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo @event => IsVisible(@event.GetAddMethod(nonPublic: true)!),
        Type nested => nested.IsNestedPublic || nested.IsNestedFamily || nested.IsNestedFamORAssem,
        _ => false,
    };
}
