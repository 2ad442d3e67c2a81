package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.hints.ClassIndex;
import dev.heddle.kernel.internal.hints.Mistake;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names that mean something in a cell.
///
/// @param cell     the cell's text
/// @param declared what the cells before it have declared
/// @param classes  the classes that hold it
/// @param packages those whose classes need no import
/// @param index    the classes that can be imported
/// @param absent   tells why a name means nothing; nothing if nobody has declared it
record KnownNames(String cell, Declarations declared, Map<String, byte[]> classes,
        List<String> packages, ClassIndex index, Function<String, Optional<String>> absent) implements Mistake.Names {

    private static final Pattern VARIABLE =
            Pattern.compile(
                    "[\\w>\\]]\\s+([\\p{L}_$][\\w$]*)\\s*(?=[=;,:)])|(?:\\(|,\\s*)([\\p{L}_$][\\w$]*)\\s*(?=->)");
    private static final Pattern METHOD =
            Pattern.compile("[\\w>\\]]\\s+([\\p{L}_$][\\w$]*)\\s*\\([^()]*\\)[\\w\\s,.]*\\{");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s+([\\p{L}_$][\\w$]*)");

    @Override
    public Set<String> variables() {
        Set<String> names = inCell(VARIABLE);
        declared.fields().forEach(each -> names.add(each.name()));
        return names;
    }

    @Override
    public Set<String> methods() {
        Set<String> names = inCell(METHOD);
        declared.live()
                .stream()
                .filter(each -> each.unit() instanceof Unit.Method)
                .forEach(each -> names.add(Declarations.name(each.unit())));
        return names;
    }

    @Override
    public Set<String> types() {
        Set<String> names = inCell(TYPE);
        packages.forEach(each -> names.addAll(index.in(each)));
        declared.live()
                .stream()
                .filter(each -> each.unit() instanceof Unit.TypeDeclaration)
                .forEach(each -> names.add(Declarations.name(each.unit())));
        return names;
    }

    @Override
    public Set<String> membersOf(String type) {
        Set<String> names = new HashSet<>();
        try {
            Class<?> found = Class.forName(type, false, ClassLoader.getPlatformClassLoader());
            Stream.concat(Arrays.stream(found.getMethods()), Arrays.stream(found.getFields()))
                    .forEach(each -> names.add(each.getName()));
        } catch (ClassNotFoundException e) {
            classes.forEach((name, bytes) -> {
                if (name.endsWith("$" + type)) {
                    ClassModel model = ClassFile.of().parse(bytes);
                    model.methods().forEach(each -> names.add(each.methodName().stringValue()));
                    model.fields().forEach(each -> names.add(each.fieldName().stringValue()));
                }
            });
            if (inCell(TYPE).contains(type)) {
                names.addAll(inCell(METHOD));
                names.addAll(inCell(VARIABLE));
            }
        }
        return names;
    }

    @Override
    public List<String> importable(String simpleName) {
        return index.named(simpleName);
    }

    @Override
    public @Nullable String absent(String name) {
        return absent.apply(name).orElse(null);
    }

    private Set<String> inCell(Pattern pattern) {
        Set<String> names = new HashSet<>();
        Matcher matcher = pattern.matcher(cell);
        while (matcher.find()) {
            String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            names.add(name);
        }
        names.removeAll(Set.of("return", "else", "new", "throw", "this", "null", "true", "false"));
        return names;
    }
}
