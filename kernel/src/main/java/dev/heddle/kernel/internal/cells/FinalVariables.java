package dev.heddle.kernel.internal.cells;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Refuses a second value for a `final` variable of a cell. To the compiler it is not final: it gets its value when its
/// turn comes, not when its class is loaded.
final class FinalVariables extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Trees trees;
    private final CompilationUnitTree source;
    private final CellClass cell;
    private final Set<String> finals;
    private boolean first;

    private FinalVariables(Trees trees, CompilationUnitTree source, CellClass cell, Set<String> finals) {
        this.trees = trees;
        this.source = source;
        this.cell = cell;
        this.finals = finals;
    }

    static void check(JavacTask task, List<CompilationUnitTree> sources, DraftSources draft) {
        Set<String> finals = draft.finals();
        for (int i = 0; i < sources.size() && !finals.isEmpty(); i++) {
            CompilationUnitTree source = sources.get(i);
            new FinalVariables(Trees.instance(task), source, draft.classes().get(i), finals)
                    .scan(new TreePath(source), null);
        }
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        first = cell.givesFirstValue(tree.getName().toString());
        super.visitMethod(tree, null);
        first = false;
        return null;
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
        boolean allowed = first;
        first = false; // what stands in the value is not the first one
        if (!allowed) {
            check(tree.getVariable());
        }
        return super.visitAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void nothing) {
        check(tree.getVariable());
        return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void nothing) {
        switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
                check(tree.getExpression());
            default -> {
                // it only reads
            }
        }
        return super.visitUnary(tree, null);
    }

    private void check(ExpressionTree variable) {
        Element element = trees.getElement(new TreePath(getCurrentPath(), variable));
        Element owner = element == null ? null : element.getEnclosingElement();
        if (element != null && owner != null && element.getKind().isField()
                && finals.contains(owner.getSimpleName() + "." + element.getSimpleName())) {
            trees.printMessage(Diagnostic.Kind.ERROR,
                    "cannot assign a value to final variable " + element.getSimpleName(), variable, source);
        }
    }
}
