package dev.heddle.kernel.internal.cells;

import com.sun.source.tree.AnyPatternTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.heddle.kernel.internal.cells.Javac.Finding;
import dev.heddle.kernel.internal.cells.Javac.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/// Names the cases that a `switch` over an enum or a sealed type lacks, which the compiler does not.
final class MissingCases {

    private static final String PARTLY = "(…)";
    private static final String CODE = "compiler.err.not.exhaustive";

    /// By the name of the source and the place of the switch in it.
    private final Map<String, String> missing = new HashMap<>();

    void look(JavacTask task, List<CompilationUnitTree> sources) {
        Trees trees = Trees.instance(task);
        for (CompilationUnitTree source : sources) {
            new TreePathScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
                    look(tree, tree.getExpression(), tree.getCases());
                    return super.visitSwitchExpression(tree, null);
                }

                @Override
                public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
                    look(tree, tree.getExpression(), tree.getCases());
                    return super.visitSwitch(tree, null);
                }

                private void look(Tree tree, ExpressionTree selector, List<? extends CaseTree> cases) {
                    TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), selector));
                    if (type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                            && (element.getKind() == ElementKind.ENUM
                                    || element.getModifiers().contains(Modifier.SEALED))) {
                        List<String> left = uncovered(element, covered(trees, getCurrentPath(), cases));
                        if (!left.isEmpty()) {
                            long place = trees.getSourcePositions().getStartPosition(source, tree);
                            missing.put(source.getSourceFile().getName() + place, String.join(", ", left));
                        }
                    }
                }
            }.scan(new TreePath(source), null);
        }
    }

    /// The same outcome, with the missing cases named where the compiler says that there are some.
    <T> Outcome<T> told(Outcome<T> outcome) {
        return missing.isEmpty()
                ? outcome
                : new Outcome<>(outcome.result(), outcome.errors().stream().map(this::told).toList());
    }

    private Finding told(Finding finding) {
        String cases = finding.code().startsWith(CODE) ? missing.get(finding.file() + finding.start()) : null;
        return cases == null
                ? finding
                : new Finding(finding.file(), finding.start(), finding.end(), finding.position(), finding.line(),
                        finding.code(), finding.message() + "\n  missing:  " + cases);
    }

    /// The constants, and the types of patterns that take every object of their type.
    private static List<String> covered(Trees trees, TreePath path, List<? extends CaseTree> cases) {
        List<String> names = new ArrayList<>();
        for (CaseTree each : cases) {
            for (CaseLabelTree label : each.getGuard() == null ? each.getLabels() : List.<CaseLabelTree>of()) {
                if (label instanceof ConstantCaseLabelTree constant) {
                    String name = constant.getConstantExpression().toString();
                    names.add(name.substring(name.lastIndexOf('.') + 1));
                }
                if (label instanceof PatternCaseLabelTree pattern) {
                    names.add(switch (pattern.getPattern()) {
                        case BindingPatternTree binding -> name(trees, path, binding.getVariable().getType());
                        case DeconstructionPatternTree parts ->
                            name(trees, path, parts.getDeconstructor()) + (takesAll(trees, path, parts) ? "" : PARTLY);
                        default -> "";
                    });
                }
            }
        }
        return names;
    }

    private static String name(Trees trees, TreePath path, Tree type) {
        return String.valueOf(trees.getElement(new TreePath(path, type)));
    }

    /// Whether a record pattern takes every object of its class, as far as can be told by its own parts.
    private static boolean takesAll(Trees trees, TreePath path, DeconstructionPatternTree pattern) {
        if (!(trees.getElement(new TreePath(path, pattern.getDeconstructor())) instanceof TypeElement type)) {
            return false;
        }
        List<? extends RecordComponentElement> components = type.getRecordComponents();
        for (int i = 0; i < components.size() && i < pattern.getNestedPatterns().size(); i++) {
            Tree part = pattern.getNestedPatterns().get(i);
            boolean all = switch (part) {
                case AnyPatternTree _ -> true;
                case BindingPatternTree binding -> binding.getVariable().getType() == null
                        || trees.getSourcePositions()
                                .getStartPosition(path.getCompilationUnit(),
                                        binding.getVariable().getType()) < 0
                        || String.valueOf(trees.getTypeMirror(new TreePath(path, binding.getVariable().getType())))
                                .equals(components.get(i).asType().toString());
                default -> false;
            };
            if (!all) {
                return false;
            }
        }
        return true;
    }

    private static List<String> uncovered(TypeElement type, List<String> covered) {
        List<String> left = new ArrayList<>();
        if (covered.contains(type.toString())) {
            return left;
        }
        if (type.getKind() == ElementKind.ENUM) {
            type.getEnclosedElements()
                    .stream()
                    .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                    .map(each -> each.getSimpleName().toString())
                    .filter(each -> !covered.contains(each))
                    .forEach(left::add);
            return left;
        }
        boolean parts = type.getModifiers().contains(Modifier.SEALED)
                && (type.getKind() == ElementKind.INTERFACE || type.getModifiers().contains(Modifier.ABSTRACT));
        if (parts) {
            for (TypeMirror each : type.getPermittedSubclasses()) {
                left.addAll(uncovered((TypeElement) ((DeclaredType) each).asElement(), covered));
            }
            return left;
        }
        left.add(type.getSimpleName() + (covered.contains(type + PARTLY) ? PARTLY : ""));
        return left;
    }
}
