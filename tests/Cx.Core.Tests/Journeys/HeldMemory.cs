using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cx.Core.Tests.Journeys;

/// <summary>How many bytes the arrays of an object hold, found by walking through its fields.</summary>
internal static class HeldMemory
{
    private static readonly MethodInfo SizeOf = typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!;

    public static long Of(object root, params string[] without)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        long bytes = 0;
        while (open.TryPop(out var one))
        {
            if (!seen.Add(one) || one is string or Type or Delegate) continue;
            if (one is Array array)
            {
                var element = array.GetType().GetElementType()!;
                bytes += (long)array.Length * (int)SizeOf.MakeGenericMethod(element).Invoke(null, null)!;
                if (element.IsPrimitive) continue;
                foreach (var item in array)
                {
                    if (item is null) continue;
                    if (!element.IsValueType) open.Push(item);
                    else Fields(item);
                }
            }
            else
            {
                Fields(one);
            }
        }

        return bytes;

        void Fields(object holder)
        {
            for (var type = holder.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                if (type.Namespace is { } room && !room.StartsWith("Cx.", StringComparison.Ordinal) && !room.StartsWith("System.Collections", StringComparison.Ordinal)) continue;
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (field.FieldType.IsPrimitive || without.Contains(field.Name)) continue;
                    if (field.GetValue(holder) is { } value) open.Push(value);
                }
            }
        }
    }
}
