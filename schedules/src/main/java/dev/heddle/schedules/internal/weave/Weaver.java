package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.trace.Sites;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Puts calls of the controller into a class.
final class Weaver {

    private final Types types;
    private final Models models;
    private final Sites sites;
    private final Flavor flavor;
    private final ClassFile file;

    /// For whom a class is woven.
    ///
    /// @param library whether it belongs to the library: there a thread is switched only when it waits
    /// @param telling whether values are noted for a story
    record Flavor(boolean library, boolean telling) {}

    /// What the code of one class needs.
    record Context(Types types, Models models, Sites sites, Flavor flavor, ClassDesc self, String name, String file) {}

    Weaver(Types types, Models models, Sites sites, Flavor flavor) {
        this.types = types;
        this.models = models;
        this.sites = sites;
        this.flavor = flavor;
        this.file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(types),
                ClassFile.DebugElementsOption.PASS_DEBUG);
    }

    byte[] weave(byte[] original) {
        ClassModel model = file.parse(original);
        types.add(model);
        if (Bridges.needed(model, models, types)) {
            original = new Bridges(file, models, types).build(model);
            model = file.parse(original);
        }
        String name = model.thisClass().asInternalName();
        String source = model.findAttribute(Attributes.sourceFile())
                .map(found -> found.sourceFile().stringValue())
                .orElse(name);
        var context = new Context(types, models, sites, flavor, model.thisClass().asSymbol(), name, source);
        return file.transformClass(model, new Methods(context, model));
    }

    /// Weaves each method that has code.
    private record Methods(Context context, ClassModel model) implements ClassTransform {

        /// Made by the compiler for lambdas that can be serialised. Nobody calls it here, and it names types as texts.
        private static final String DESERIALIZE = "$deserializeLambda$";

        @Override
        public void accept(ClassBuilder builder, ClassElement element) {
            if (element instanceof MethodModel method && method.methodName().equalsString(DESERIALIZE)) {
                return;
            }
            switch (element) {
                case MethodModel method when method.code().isPresent() -> weave(builder, method);
                case FieldModel field when mayReset() && isMade(field) -> open(builder, field);
                default -> builder.with(element);
            }
        }

        private boolean mayReset() {
            return !context.flavor().library() && Statics.mayReset(context.types().type(context.name()));
        }

        /// Whether it is a static field that gets its value when the class is initialised.
        private static boolean isMade(FieldModel field) {
            return (field.flags().flagsMask() & ClassFile.ACC_STATIC) != 0
                    && field.findAttribute(Attributes.constantValue()).isEmpty();
        }

        /// A final field that is made anew is not final for the JVM. That it never changes in a run is known from its class.
        private static void open(ClassBuilder builder, FieldModel field) {
            builder.withField(field.fieldName(), field.fieldType(), made -> {
                made.withFlags(field.flags().flagsMask() & ~ClassFile.ACC_FINAL);
                field.forEach(part -> {
                    if (!(part instanceof AccessFlags)) {
                        made.with(part);
                    }
                });
            });
        }

        /// What the static initialiser does, as a method that can be called again; see [Resets].
        private void reset(ClassBuilder builder) {
            List<FieldModel> made = model.fields().stream().filter(Methods::isMade).toList();
            if (!mayReset() || made.isEmpty()) {
                return;
            }
            MethodModel initialiser = model.methods()
                    .stream()
                    .filter(method -> method.methodName().equalsString("<clinit>"))
                    .findFirst()
                    .orElse(null);
            builder.withMethod(Resets.METHOD, MethodTypeDesc.ofDescriptor("()V"),
                    ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, out -> {
                        if (initialiser == null) {
                            out.withCode(code -> {
                                clear(code, made);
                                code.return_();
                            });
                        } else {
                            out.transformCode(initialiser.code().orElseThrow(),
                                    new CodeWeaver(context, initialiser).beginningWith(code -> clear(code, made)));
                        }
                    });
        }

        private void clear(CodeBuilder code, List<FieldModel> fields) {
            for (FieldModel field : fields) {
                switch (TypeKind.from(field.fieldTypeSymbol()).asLoadable()) {
                    case REFERENCE -> code.aconst_null();
                    case LONG -> code.lconst_0();
                    case FLOAT -> code.fconst_0();
                    case DOUBLE -> code.dconst_0();
                    default -> code.iconst_0();
                }
                code.putstatic(context.self(), field.fieldName().stringValue(), field.fieldTypeSymbol());
            }
        }

        /// An object without a hash code of its own would have another one in each run, and a set of them another order.
        @Override
        public void atEnd(ClassBuilder builder) {
            reset(builder);
            Types.Type type = context.types().type(context.name());
            if (!context.flavor().library() && type != null && !type.isInterface()
                    && "java/lang/Object".equals(type.superName()) && !type.methods().contains("hashCode()I")) {
                builder.withMethodBody("hashCode", MethodTypeDesc.ofDescriptor("()I"),
                        ClassFile.ACC_PUBLIC | ClassFile.ACC_SYNTHETIC, code -> {
                            code.aload(0);
                            Calls.hook(code, "hash", "(Ljava/lang/Object;)I");
                            code.ireturn();
                        });
            }
        }

        private void weave(ClassBuilder builder, MethodModel method) {
            int flags = method.flags().flagsMask();
            builder.withMethod(method.methodName(), method.methodType(), flags & ~ClassFile.ACC_SYNCHRONIZED,
                    made -> method.forEach(part -> {
                        switch (part) {
                            case CodeModel code -> made.transformCode(code, new CodeWeaver(context, method));
                            case AccessFlags _ -> {
                            }
                            default -> made.with(part);
                        }
                    }));
        }
    }
}
