package dev.heddle.kernel.internal.cells;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The simple names that a piece of a cell takes from outside of itself. Its parameters, local variables and members are
/// its own: a cell that declares `amount` has nothing to do with a method that has a parameter of this name. In doubt, a name
/// is taken from outside.
final class UsedNames extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final Set<String> used = new HashSet<>();
    private final Deque<Set<String>> own = new ArrayDeque<>(); // the innermost first

    private UsedNames() {}

    static Set<String> of(List<? extends Tree> trees) {
        UsedNames names = new UsedNames();
        names.scan(trees, null);
        return names.used;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
        String name = tree.getName().toString();
        if (own.stream().noneMatch(each -> each.contains(name))) {
            used.add(name);
        }
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
        super.visitVariable(tree, null);
        declare(tree.getName().toString());
        return null;
    }

    @Override
    public @Nullable Void visitTypeParameter(TypeParameterTree tree, @Nullable Void nothing) {
        declare(tree.getName().toString());
        return super.visitTypeParameter(tree, null);
    }

    /// Its members know each other wherever they stand. Those that it inherits cannot be seen here.
    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
        declare(tree.getSimpleName().toString());
        Set<String> members = new HashSet<>();
        for (Tree each : tree.getMembers()) {
            switch (each) {
                case VariableTree field -> members.add(field.getName().toString());
                case MethodTree method -> members.add(method.getName().toString());
                case ClassTree type -> members.add(type.getSimpleName().toString());
                default -> {
                    // a block has no name
                }
            }
        }
        scan(tree.getModifiers(), null);
        return within(members, () -> super.visitClass(tree, null));
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        return within(new HashSet<>(), () -> {
            scan(tree.getTypeParameters(), null); // the scanner takes the returned type first
            return super.visitMethod(tree, null);
        });
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void nothing) {
        return within(new HashSet<>(), () -> {
            scan(tree.getParameters(), null); // the scanner takes the body first
            return scan(tree.getBody(), null);
        });
    }

    @Override
    public @Nullable Void visitBlock(BlockTree tree, @Nullable Void nothing) {
        return within(new HashSet<>(), () -> super.visitBlock(tree, null));
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void nothing) {
        return within(new HashSet<>(), () -> super.visitForLoop(tree, null));
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void nothing) {
        scan(tree.getExpression(), null);
        return within(new HashSet<>(), () -> super.visitEnhancedForLoop(tree, null));
    }

    @Override
    public @Nullable Void visitTry(TryTree tree, @Nullable Void nothing) {
        return within(new HashSet<>(), () -> super.visitTry(tree, null));
    }

    @Override
    public @Nullable Void visitCatch(CatchTree tree, @Nullable Void nothing) {
        return within(new HashSet<>(), () -> super.visitCatch(tree, null));
    }

    @Override
    public @Nullable Void visitCase(CaseTree tree, @Nullable Void nothing) {
        return within(new HashSet<>(), () -> super.visitCase(tree, null));
    }

    /// How far the variable of an `instanceof` reaches follows from what the code does: it is not looked at.
    @Override
    public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void nothing) {
        return within(new HashSet<>(), () -> super.visitInstanceOf(tree, null));
    }

    private void declare(String name) {
        if (!own.isEmpty()) {
            own.element().add(name);
        }
    }

    private interface Scan {
        @Nullable
        Void run();
    }

    private @Nullable Void within(Set<String> names, Scan scan) {
        own.push(names);
        try {
            return scan.run();
        } finally {
            own.pop();
        }
    }
}
