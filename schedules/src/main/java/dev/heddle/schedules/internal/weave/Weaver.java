package dev.heddle.schedules.internal.weave;

import dev.heddle.schedules.internal.trace.Sites;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;

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
        return file.transformClass(model, new Methods(context));
    }

    /// Weaves each method that has code.
    private record Methods(Context context) implements ClassTransform {

        /// Made by the compiler for lambdas that can be serialised. Nobody calls it here, and it names types as texts.
        private static final String DESERIALIZE = "$deserializeLambda$";

        @Override
        public void accept(ClassBuilder builder, ClassElement element) {
            if (element instanceof MethodModel method && method.methodName().equalsString(DESERIALIZE)) {
                return;
            }
            if (element instanceof MethodModel method && method.code().isPresent()) {
                weave(builder, method);
            } else {
                builder.with(element);
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
