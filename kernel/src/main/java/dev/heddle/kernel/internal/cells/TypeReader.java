package dev.heddle.kernel.internal.cells;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.heddle.kernel.internal.cells.Draft.Asked;
import java.util.Map;
import java.util.StringJoiner;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/// Finds in the compiler's trees the types of what [DraftSources] ask for: of a `var`, and whether a call has a value.
final class TypeReader extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Trees trees;
    private final Types typeTools;
    private final String source;
    private final DraftSources draft;
    private final Map<Asked, String> types;
    private @Nullable String step;

    TypeReader(JavacTask task, CompilationUnitTree source, DraftSources draft, Map<Asked, String> types) {
        this.trees = Trees.instance(task);
        this.typeTools = task.getTypes();
        this.source = source.getSourceFile().getName();
        this.draft = draft;
        this.types = types;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        if (tree.getName().toString().matches("\\$\\d+")) {
            step = tree.getName().toString();
            super.visitMethod(tree, null);
            step = null;
        }
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
        Asked asked = step == null ? null : new Asked(source, step);
        if (asked != null && draft.askedVars().containsKey(asked) && !types.containsKey(asked)) {
            String type = nameable(trees.getTypeMirror(getCurrentPath()));
            if (type != null) {
                types.put(asked, type);
            }
            return null;
        }
        return super.visitVariable(tree, null);
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void nothing) {
        Asked asked = step == null ? null : new Asked(source, step);
        ExpressionTree value = tree.getExpression();
        if (asked != null && asked.equals(draft.askedValue()) && value != null && isOfStep()) {
            TreePath path = new TreePath(getCurrentPath(), value);
            String type = isVoid(path) ? "void" : nameable(trees.getTypeMirror(path));
            types.put(asked, type == null ? "java.lang.Object" : type);
        }
        return super.visitReturn(tree, null);
    }

    /// Not of a lambda or a class within it.
    private boolean isOfStep() {
        TreePath block = getCurrentPath().getParentPath();
        return block.getParentPath().getLeaf() instanceof MethodTree method
                && method.getName().toString().equals(step);
    }

    /// Asked of the method that is called: the call's own type is an error where a value is wanted.
    private boolean isVoid(TreePath path) {
        return path.getLeaf() instanceof MethodInvocationTree call
                && trees.getElement(new TreePath(path, call.getMethodSelect())) instanceof ExecutableElement method
                && method.getReturnType().getKind() == TypeKind.VOID;
    }

    /// How a field of the type is written; null if the type is not known yet.
    private @Nullable String nameable(@Nullable TypeMirror type) {
        if (type == null || type.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.NONE
                || type.getKind() == TypeKind.NULL) {
            return null;
        }
        if (type instanceof IntersectionType both) {
            return nameable(first(both));
        }
        boolean anonymous = type instanceof DeclaredType of && of.asElement() instanceof TypeElement element
                && element.getSimpleName().isEmpty();
        if (anonymous) {
            return nameable(typeTools.directSupertypes(type).getLast());
        }
        String text = type.toString();
        if (text.contains("&") && type instanceof DeclaredType of) {
            return withWildcards(of);
        }
        return text.contains("capture#") ? typeTools.erasure(type).toString() : text;
    }

    /// Of `Object & Runnable & Serializable` the one that its author will want to call.
    private static TypeMirror first(IntersectionType type) {
        for (TypeMirror each : type.getBounds()) {
            if (!each.toString().equals("java.lang.Object")) {
                return each;
            }
        }
        return type.getBounds().getFirst();
    }

    /// A list of what is two things at once is a list of something that is one of them.
    private String withWildcards(DeclaredType type) {
        StringJoiner arguments = new StringJoiner(", ", "<", ">");
        for (TypeMirror each : type.getTypeArguments()) {
            boolean both = each instanceof IntersectionType;
            arguments.add(both
                    ? "? extends " + typeTools.erasure(first((IntersectionType) each))
                    : each.toString().contains("&") ? "?" : each.toString());
        }
        return typeTools.erasure(type) + arguments.toString();
    }
}
