using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Cx.Core.Tests.Conventions;

/// <summary>Reads a compiled assembly for every type of its own that a type mentions: in signatures, fields, constraints, attributes and method bodies.</summary>
/// <remarks>Compiler-made types (closures, iterators) count as part of the type they stand in.</remarks>
internal sealed class RoomReferences : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReader _reader;
    private readonly MentionCollector _collector;

    public RoomReferences(Stream assembly)
    {
        _image = new PEReader(assembly);
        _reader = _image.GetMetadataReader();
        _collector = new MentionCollector(_reader);
    }

    /// <summary>Each pair (user, used) of outermost types of the assembly, by full name, with the place of one mention.</summary>
    public IReadOnlyList<Reference> Read()
    {
        var references = new Dictionary<(string, string), Reference>();
        foreach (var handle in _reader.TypeDefinitions)
        {
            var user = FullNameOfOutermost(handle);
            foreach (var (used, place) in MentionsOf(handle))
            {
                var name = FullNameOfOutermost(used);
                if (name != user)
                {
                    references.TryAdd((user, name), new Reference(user, name, place));
                }
            }
        }

        return [.. references.Values];
    }

    public void Dispose() => _image.Dispose();

    private IEnumerable<(TypeDefinitionHandle Used, string Place)> MentionsOf(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        foreach (var used in _collector.Collect(mentions =>
        {
            mentions.Add(type.BaseType);
            foreach (var implementation in type.GetInterfaceImplementations())
            {
                mentions.Add(_reader.GetInterfaceImplementation(implementation).Interface);
            }

            AddConstraints(mentions, type.GetGenericParameters());
            AddAttributes(mentions, type.GetCustomAttributes());
            foreach (var implementation in type.GetMethodImplementations())
            {
                mentions.Add(_reader.GetMethodImplementation(implementation).MethodDeclaration);
            }
        }))
        {
            yield return (used, "its declaration");
        }

        foreach (var used in type.GetFields().Select(_reader.GetFieldDefinition).SelectMany(OfField)
            .Concat(type.GetProperties().Select(_reader.GetPropertyDefinition).SelectMany(OfProperty))
            .Concat(type.GetMethods().Select(_reader.GetMethodDefinition).SelectMany(OfMethod)))
        {
            yield return used;
        }
    }

    private IEnumerable<(TypeDefinitionHandle Used, string Place)> OfField(FieldDefinition field)
        => Placed(_reader.GetString(field.Name), mentions =>
        {
            field.DecodeSignature(mentions, null);
            AddAttributes(mentions, field.GetCustomAttributes());
        });

    private IEnumerable<(TypeDefinitionHandle Used, string Place)> OfProperty(PropertyDefinition property)
        => Placed(_reader.GetString(property.Name), mentions => AddAttributes(mentions, property.GetCustomAttributes()));

    private IEnumerable<(TypeDefinitionHandle Used, string Place)> OfMethod(MethodDefinition method)
        => Placed(_reader.GetString(method.Name), mentions =>
        {
            method.DecodeSignature(mentions, null);
            AddConstraints(mentions, method.GetGenericParameters());
            AddAttributes(mentions, method.GetCustomAttributes());
            foreach (var parameter in method.GetParameters())
            {
                AddAttributes(mentions, _reader.GetParameter(parameter).GetCustomAttributes());
            }

            if (method.RelativeVirtualAddress != 0)
            {
                AddBody(mentions, _image.GetMethodBody(method.RelativeVirtualAddress));
            }
        });

    private IEnumerable<(TypeDefinitionHandle Used, string Place)> Placed(string place, Action<MentionCollector> mention)
        => _collector.Collect(mention).Select(used => (used, place));

    private void AddBody(MentionCollector mentions, MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(mentions, null);
        }

        foreach (var region in body.ExceptionRegions.Where(region => region.Kind == ExceptionRegionKind.Catch))
        {
            mentions.Add(region.CatchType);
        }

        foreach (var token in InstructionTokens.In(body.GetILReader()))
        {
            mentions.Add(MetadataTokens.EntityHandle(token));
        }
    }

    private void AddConstraints(MentionCollector mentions, GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(parameter => _reader.GetGenericParameter(parameter).GetConstraints()))
        {
            mentions.Add(_reader.GetGenericParameterConstraint(constraint).Type);
        }
    }

    private void AddAttributes(MentionCollector mentions, CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes.Select(_reader.GetCustomAttribute))
        {
            mentions.Add(attribute.Constructor);
            mentions.AddArguments(attribute);
        }
    }

    private string FullNameOfOutermost(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = _reader.GetTypeDefinition(type.GetDeclaringType());
        }

        var space = _reader.GetString(type.Namespace);
        var name = _reader.GetString(type.Name);
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    /// <summary>A type that mentions another, and one place where it does.</summary>
    internal sealed record Reference(string User, string Used, string Place);
}
