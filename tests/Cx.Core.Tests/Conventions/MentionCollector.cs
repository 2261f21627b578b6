using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Cx.Core.Tests.Conventions;

/// <summary>Follows signatures, member references and attribute values down to the types of the assembly itself.</summary>
internal sealed class MentionCollector(MetadataReader reader)
    : ISignatureTypeProvider<PrimitiveTypeCode, object?>, ICustomAttributeTypeProvider<PrimitiveTypeCode>
{
    // What decoding needs to know of a type: how wide it is where it is an enum, and whether it is System.Type, whose values are types.
    private const PrimitiveTypeCode SystemType = PrimitiveTypeCode.TypedReference;
    private const PrimitiveTypeCode Anything = PrimitiveTypeCode.Int32;

    private HashSet<TypeDefinitionHandle> _found = [];

    /// <summary>What <paramref name="mention"/> adds.</summary>
    public IReadOnlyCollection<TypeDefinitionHandle> Collect(Action<MentionCollector> mention)
    {
        _found = [];
        mention(this);
        return _found;
    }

    public void Add(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                _found.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.MethodDefinition:
                AddMethod(reader.GetMethodDefinition((MethodDefinitionHandle)handle));
                break;
            case HandleKind.FieldDefinition:
                AddField(reader.GetFieldDefinition((FieldDefinitionHandle)handle));
                break;
            case HandleKind.MemberReference:
                AddMember(reader.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                var specification = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(specification.Method);
                specification.DecodeSignature(this, null);
                break;
            case HandleKind.StandaloneSignature:
                reader.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(this, null);
                break;
            default: // references to other assemblies, and strings
                break;
        }
    }

    /// <summary>The types named in an attribute's arguments, as in <c>[JsonConverter(typeof(X))]</c>.</summary>
    public void AddArguments(CustomAttribute attribute) => attribute.DecodeValue(this);

    public PrimitiveTypeCode GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        _found.Add(handle);
        foreach (var field in reader.GetTypeDefinition(handle).GetFields().Select(reader.GetFieldDefinition))
        {
            if (reader.StringComparer.Equals(field.Name, "value__"))
            {
                return field.DecodeSignature(this, null);
            }
        }

        return Anything;
    }

    public PrimitiveTypeCode GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
    {
        Add(handle);
        return Anything;
    }

    // In an attribute a type is a name: "Cx.Core.Scales.RatingJsonConverterFactory, Cx.Core, ...".
    public PrimitiveTypeCode GetTypeFromSerializedName(string name)
    {
        var full = name.Split(',')[0].Split('[')[0].Split('+')[0];
        foreach (var handle in reader.TypeDefinitions)
        {
            var type = reader.GetTypeDefinition(handle);
            if (full == $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}")
            {
                return GetTypeFromDefinition(reader, handle, 0);
            }
        }

        return Anything;
    }

    public PrimitiveTypeCode GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return reader.StringComparer.Equals(type.Namespace, "System") && reader.StringComparer.Equals(type.Name, "Type") ? SystemType : Anything;
    }

    public PrimitiveTypeCode GetUnderlyingEnumType(PrimitiveTypeCode type) => type;

    public bool IsSystemType(PrimitiveTypeCode type) => type == SystemType;

    public PrimitiveTypeCode GetSystemType() => SystemType;

    public PrimitiveTypeCode GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode;

    public PrimitiveTypeCode GetArrayType(PrimitiveTypeCode elementType, ArrayShape shape) => Anything;

    public PrimitiveTypeCode GetByReferenceType(PrimitiveTypeCode elementType) => Anything;

    public PrimitiveTypeCode GetFunctionPointerType(MethodSignature<PrimitiveTypeCode> signature) => Anything;

    public PrimitiveTypeCode GetGenericInstantiation(PrimitiveTypeCode genericType, ImmutableArray<PrimitiveTypeCode> typeArguments) => Anything;

    public PrimitiveTypeCode GetGenericMethodParameter(object? genericContext, int index) => Anything;

    public PrimitiveTypeCode GetGenericTypeParameter(object? genericContext, int index) => Anything;

    public PrimitiveTypeCode GetModifiedType(PrimitiveTypeCode modifier, PrimitiveTypeCode unmodifiedType, bool isRequired) => Anything;

    public PrimitiveTypeCode GetPinnedType(PrimitiveTypeCode elementType) => Anything;

    public PrimitiveTypeCode GetPointerType(PrimitiveTypeCode elementType) => Anything;

    public PrimitiveTypeCode GetSZArrayType(PrimitiveTypeCode elementType) => Anything;

    private void AddMethod(MethodDefinition method)
    {
        Add(method.GetDeclaringType());
        method.DecodeSignature(this, null);
    }

    private void AddField(FieldDefinition field)
    {
        Add(field.GetDeclaringType());
        field.DecodeSignature(this, null);
    }

    private void AddMember(MemberReference member)
    {
        Add(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Method)
        {
            member.DecodeMethodSignature(this, null);
        }
        else
        {
            member.DecodeFieldSignature(this, null);
        }
    }
}
