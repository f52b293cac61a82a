using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ChecklistWorkbench.Tests.Architecture;

/// <summary>
/// Which types of the compiled application use which others: in bases, fields, signatures, attributes and code. Nested and compiler-made types
/// count for the type that holds them, so lambdas, async methods and .razor files are held to the same rules as the rest.
/// </summary>
internal sealed class AssemblyReferences
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value, code => code.OperandType);

    private readonly MetadataReader _metadata;
    private readonly PEReader _file;
    private readonly Dictionary<string, HashSet<string>> _uses = new(StringComparer.Ordinal);
    private HashSet<string> _current = [];

    private AssemblyReferences(PEReader file)
    {
        (_file, _metadata) = (file, file.GetMetadataReader());
        foreach (var handle in _metadata.TypeDefinitions) ReadType(_metadata.GetTypeDefinition(handle), NameOf(handle));
    }

    /// <summary>Full name of a type of ours → full names of the types it uses.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Of(System.Reflection.Assembly assembly)
    {
        using var stream = File.OpenRead(assembly.Location);
        using var file = new PEReader(stream);
        return new AssemblyReferences(file)._uses;
    }

    /// <summary>Names of the members of other assemblies that are used anywhere.</summary>
    public static IReadOnlySet<string> MembersCalled(System.Reflection.Assembly assembly)
    {
        using var stream = File.OpenRead(assembly.Location);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Select(member => metadata.GetString(member.Name)).ToHashSet(StringComparer.Ordinal);
    }

    private void ReadType(TypeDefinition type, string name)
    {
        if (!_uses.TryGetValue(name, out var uses)) _uses[name] = uses = new(StringComparer.Ordinal);
        _current = uses;
        var names = new Names(this);
        Use(type.BaseType);
        foreach (var handle in type.GetInterfaceImplementations()) Use(_metadata.GetInterfaceImplementation(handle).Interface);
        foreach (var handle in type.GetCustomAttributes()) Use(_metadata.GetCustomAttribute(handle).Constructor);
        foreach (var handle in type.GetFields()) _metadata.GetFieldDefinition(handle).DecodeSignature(names, null);
        foreach (var handle in type.GetMethods()) ReadMethod(_metadata.GetMethodDefinition(handle), names);
    }

    private void ReadMethod(MethodDefinition method, Names names)
    {
        method.DecodeSignature(names, null);
        foreach (var handle in method.GetCustomAttributes()) Use(_metadata.GetCustomAttribute(handle).Constructor);
        if (method.RelativeVirtualAddress == 0) return;
        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil) _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(names, null);
        foreach (var region in body.ExceptionRegions) Use(region.CatchType);
        ReadCode(body.GetILReader());
    }

    private void ReadCode(BlobReader code)
    {
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            if (value == 0xFE) value = 0xFE00 | code.ReadByte();
            switch (Operands[value])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    Use(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                case OperandType.InlineNone:
                    break;
                default:
                    code.Offset += 4;
                    break;
            }
        }
    }

    private void Use(EntityHandle handle)
    {
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference:
                _current.Add(NameOf(handle));
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new Names(this), null);
                break;
            case HandleKind.MethodDefinition:
                Use(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Use(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Use(_metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                var method = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Use(method.Method);
                method.DecodeSignature(new Names(this), null);
                break;
        }
    }

    private string NameOf(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeDefinition)
        {
            var type = _metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
            return type.IsNested ? NameOf(type.GetDeclaringType()) : Join(type.Namespace, type.Name);
        }

        var reference = _metadata.GetTypeReference((TypeReferenceHandle)handle);
        return reference.ResolutionScope.Kind == HandleKind.TypeReference ? NameOf(reference.ResolutionScope) : Join(reference.Namespace, reference.Name);
    }

    private string Join(StringHandle space, StringHandle name) => space.IsNil ? _metadata.GetString(name) : $"{_metadata.GetString(space)}.{_metadata.GetString(name)}";

    /// <summary>Adds every type named in a signature to the current type's uses.</summary>
    private sealed class Names(AssemblyReferences owner) : ISignatureTypeProvider<bool, object?>
    {
        public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => owner._current.Add(owner.NameOf(handle));

        public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => owner._current.Add(owner.NameOf(handle));

        public bool GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public bool GetArrayType(bool elementType, ArrayShape shape) => true;

        public bool GetByReferenceType(bool elementType) => true;

        public bool GetFunctionPointerType(MethodSignature<bool> signature) => true;

        public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => true;

        public bool GetGenericMethodParameter(object? genericContext, int index) => true;

        public bool GetGenericTypeParameter(object? genericContext, int index) => true;

        public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => true;

        public bool GetPinnedType(bool elementType) => true;

        public bool GetPointerType(bool elementType) => true;

        public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => true;

        public bool GetSZArrayType(bool elementType) => true;
    }
}
