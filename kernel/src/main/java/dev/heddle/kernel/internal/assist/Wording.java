package dev.heddle.kernel.internal.assist;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// How things are declared, in Java's own words, as far as their author has a use for them.
final class Wording {

    private static final List<Modifier> OF_TYPES =
            List.of(Modifier.ABSTRACT, Modifier.SEALED, Modifier.NON_SEALED, Modifier.FINAL);
    private static final List<Modifier> OF_MEMBERS = List.of(Modifier.PROTECTED, Modifier.PRIVATE, Modifier.ABSTRACT,
            Modifier.DEFAULT, Modifier.STATIC, Modifier.FINAL, Modifier.VOLATILE, Modifier.SYNCHRONIZED);
    private static final String OWN = "(REPL\\.\\w*|Assist)";

    private Wording() {}

    /// Such as `sealed interface Shape permits Circle, Square`.
    static String of(TypeElement type) {
        String name = type.getQualifiedName().toString().replaceFirst("^REPL\\.\\w+\\.", "");
        StringBuilder text = new StringBuilder(modifiers(type)).append(switch (type.getKind()) {
            case RECORD -> "record ";
            case ENUM -> "enum ";
            case INTERFACE -> "interface ";
            case ANNOTATION_TYPE -> "@interface ";
            default -> "class ";
        }).append(name).append(parameters(type));
        if (type.getKind() == ElementKind.RECORD) {
            text.append(type.getRecordComponents()
                    .stream()
                    .map(each -> simple(each.asType()) + " " + each.getSimpleName())
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        boolean extending = type.getSuperclass().getKind() == TypeKind.DECLARED && type.getKind() == ElementKind.CLASS
                && !type.getSuperclass().toString().equals("java.lang.Object");
        if (extending) {
            text.append(" extends ").append(simple(type.getSuperclass()));
        }
        String word = type.getKind() == ElementKind.INTERFACE ? " extends " : " implements ";
        boolean implementing = type.getKind() != ElementKind.ANNOTATION_TYPE;
        return text.append(implementing ? list(word, type.getInterfaces()) : "")
                .append(list(" permits ", type.getPermittedSubclasses()))
                .toString();
    }

    private static String parameters(TypeElement type) {
        return type.getTypeParameters().isEmpty()
                ? ""
                : type.getTypeParameters().stream().map(Object::toString).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String list(String word, List<? extends TypeMirror> types) {
        return types.isEmpty()
                ? ""
                : types.stream().map(Wording::simple).collect(Collectors.joining(", ", word, ""));
    }

    /// What stands before the type of a member, with a blank behind each word. What a cell declares is `static` only for the
    /// compiler.
    static String modifiers(Element element) {
        boolean isType = element.getKind().isDeclaredType();
        boolean ofCell = element.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().toString().matches(OWN);
        boolean inInterface = element.getEnclosingElement() instanceof TypeElement owner
                && owner.getKind().isInterface();
        StringJoiner words = new StringJoiner(" ", "", " ").setEmptyValue("");
        for (Modifier each : isType ? OF_TYPES : OF_MEMBERS) {
            boolean implied = (each == Modifier.STATIC && ofCell)
                    || (each == Modifier.ABSTRACT && (inInterface || element.getKind().isInterface()))
                    || (each == Modifier.FINAL && isType && element.getKind() != ElementKind.CLASS)
                    || (each == Modifier.DEFAULT && !inInterface);
            if (element.getModifiers().contains(each) && !implied) {
                words.add(each.toString());
            }
        }
        return words.toString();
    }

    /// What a method may throw, such as ` throws IOException`.
    static String exceptions(ExecutableElement method) {
        return list(" throws ", method.getThrownTypes());
    }

    /// A type without packages.
    static String simple(TypeMirror type) {
        return type.getKind() == TypeKind.NONE
                ? ""
                : type.toString().replaceAll("(?U)\\b(\\w+\\.)+(?=\\w)", "");
    }
}
