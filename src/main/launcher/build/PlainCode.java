import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Writes a jar anew with plain bytecode in place of what the JVM would otherwise generate at each start: the dispatch of pattern
/// switches, and `equals` and `hashCode` of records. An archive of classes keeps lambdas but neither of these, and each one costs one to five
/// milliseconds when it is first met; the first frame meets about thirty. What the code does stays the same.
final class PlainCode {
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final int HIDDEN = AccessFlag.PRIVATE.mask() | AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

    private final ClassFile classFile;

    private PlainCode(ClassLoader classes) {
        classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes).cached()));
    }

    /// @param libraries the jars that the classes in `from` use
    static void copy(Path from, Path to, List<Path> libraries) throws IOException {
        URL[] urls = new URL[libraries.size() + 1];
        urls[0] = from.toUri().toURL();
        for (int i = 0; i < libraries.size(); i++) {
            urls[i + 1] = libraries.get(i).toUri().toURL();
        }
        try (URLClassLoader classes = new URLClassLoader(urls);
                JarFile in = new JarFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                JarOutputStream out = new JarOutputStream(file)) {
            PlainCode plain = new PlainCode(classes);
            for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                JarEntry copy = new JarEntry(entry.getName());
                copy.setLastModifiedTime(entry.getLastModifiedTime());
                out.putNextEntry(copy);
                try (InputStream content = in.getInputStream(entry)) {
                    byte[] bytes = content.readAllBytes();
                    out.write(entry.getName().endsWith(".class") ? plain.rewritten(bytes) : bytes);
                }
                out.closeEntry();
            }
        }
    }

    private byte[] rewritten(byte[] bytes) {
        ClassModel model = classFile.parse(bytes);
        ClassDesc owner = model.thisClass().asSymbol();
        boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
        Map<String, Generated> generated = new LinkedHashMap<>();
        ClassTransform bodies = ClassTransform.transformingMethodBodies((code, element) -> {
            Generated plain = element instanceof InvokeDynamicInstruction dynamic ? plain(owner, dynamic) : null;
            if (plain == null) {
                code.with(element);
                return;
            }
            String name = "plain$" + generated.size();
            generated.put(name, plain);
            code.invoke(Opcode.INVOKESTATIC, owner, name, plain.type(), isInterface);
        });
        byte[] result = classFile.transformClass(model, bodies.andThen(ClassTransform.endHandler(builder -> generated.forEach(
                (name, method) -> builder.withMethodBody(name, method.type(), HIDDEN, method.body())))));
        return generated.isEmpty() ? bytes : result;
    }

    private record Generated(MethodTypeDesc type, Consumer<CodeBuilder> body) {}

    /// What takes the place of an instruction, or null when it is to stay.
    private static Generated plain(ClassDesc owner, InvokeDynamicInstruction dynamic) {
        ClassDesc maker = dynamic.bootstrapMethod().owner();
        List<ConstantDesc> arguments = dynamic.bootstrapArgs();
        String name = dynamic.name().stringValue();
        if (maker.equals(SWITCHES) && name.equals("typeSwitch") && arguments.stream().allMatch(ClassDesc.class::isInstance)) {
            return new Generated(dynamic.typeSymbol(), code -> typeSwitch(code, arguments));
        }
        if (maker.equals(RECORDS) && name.equals("hashCode")) {
            return new Generated(dynamic.typeSymbol(), code -> hashCode(code, arguments));
        }
        if (maker.equals(RECORDS) && name.equals("equals")) {
            return new Generated(dynamic.typeSymbol(), code -> equals(code, owner, arguments));
        }
        return null;
    }

    /// The index of the first type, from a given one on, that the object has; -1 for null, the number of types for none.
    private static void typeSwitch(CodeBuilder code, List<ConstantDesc> types) {
        code.aload(0).ifThen(Opcode.IFNULL, none -> none.loadConstant(-1).ireturn());
        for (int i = 0; i < types.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) types.get(i)).ifeq(next);
            code.loadConstant(i).ireturn();
            code.labelBinding(next);
        }
        code.loadConstant(types.size()).ireturn();
    }

    private static List<DirectMethodHandleDesc> fields(List<ConstantDesc> arguments) {
        return arguments.subList(2, arguments.size()).stream().map(DirectMethodHandleDesc.class::cast).toList();
    }

    private static ClassDesc typeOf(DirectMethodHandleDesc field) {
        return field.invocationType().returnType();
    }

    private static void hashCode(CodeBuilder code, List<ConstantDesc> arguments) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields(arguments)) {
            ClassDesc type = typeOf(field);
            code.loadConstant(31).imul().aload(0).getfield(field.owner(), field.methodName(), type);
            if (type.isPrimitive()) {
                code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private static void equals(CodeBuilder code, ClassDesc owner, List<ConstantDesc> arguments) {
        Label differs = code.newLabel();
        code.aload(0).aload(1).ifThen(Opcode.IF_ACMPEQ, same -> same.iconst_1().ireturn());
        code.aload(1).instanceOf(owner).ifeq(differs);
        code.aload(1).checkcast(owner).astore(2);
        for (DirectMethodHandleDesc field : fields(arguments)) {
            ClassDesc type = typeOf(field);
            code.aload(0).getfield(field.owner(), field.methodName(), type).aload(2).getfield(field.owner(), field.methodName(), type);
            if (!type.isPrimitive()) {
                code.invokestatic(
                        OBJECTS, "equals",
                        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
                code.ifeq(differs);
            } else if (TypeKind.from(type).asLoadable() == TypeKind.INT) {
                code.if_icmpne(differs);
            } else {
                code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type)).ifne(differs);
            }
        }
        code.iconst_1().ireturn();
        code.labelBinding(differs).iconst_0().ireturn();
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException(primitive.descriptorString());
        };
    }
}
