package dev.heddle.kernel.internal.assist;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.heddle.kernel.internal.assist.Candidate.Extra;
import dev.heddle.kernel.internal.assist.Candidate.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/// Finds what a name could mean at the place that is marked in a source. Lives as long as one task of the compiler.
final class Candidates {

    private final JavacTask task;
    private final Trees trees;
    private final Predicate<String> wanted;
    private final List<String> packages;
    private final Set<Candidate> found = new LinkedHashSet<>();
    private final Set<Candidate> deprecated = new LinkedHashSet<>(); // told last
    private @Nullable Scope here; // null while nothing was looked at
    private @Nullable TypeMirror expected; // null if it is not known

    /// @param wanted   which names are asked for
    /// @param packages those whose types are known without their package's name
    Candidates(JavacTask task, Predicate<String> wanted, List<String> packages) {
        this.task = task;
        this.trees = Trees.instance(task);
        this.wanted = wanted;
        this.packages = packages;
    }

    List<Candidate> at(CompilationUnitTree source) {
        TreePath place = new Finder().scan(new TreePath(source), null);
        if (place != null) {
            Scope scope = trees.getScope(place);
            here = scope;
            expected = expectedAt(place);
            switch (place.getLeaf()) {
                case MemberSelectTree select -> addMembers(new TreePath(place, select.getExpression()));
                case MemberReferenceTree reference ->
                    addMembers(new TreePath(place, reference.getQualifierExpression()));
                default -> addVisible(scope, isNew(place));
            }
        }
        return all();
    }

    /// The types of a package or of a class, and the static members of the latter: for imports.
    List<Candidate> in(String name) {
        PackageElement holder = task.getElements().getPackageElement(name);
        if (holder != null) {
            addTypes(holder);
        }
        TypeElement type = task.getElements().getTypeElement(name);
        if (type != null) {
            addMembers(type.asType(), /* ofType= */ true);
        }
        return all();
    }

    private static boolean isNew(TreePath place) {
        return place.getParentPath().getLeaf() instanceof NewClassTree made
                && made.getIdentifier().equals(place.getLeaf());
    }

    private void addMembers(TreePath before) {
        Element element = trees.getElement(before);
        if (element instanceof PackageElement holder) {
            addTypes(holder);
            return;
        }
        TypeMirror type = trees.getTypeMirror(before);
        if (type != null) {
            addMembers(type, element instanceof TypeElement);
        }
    }

    private void addMembers(TypeMirror type, boolean ofType) {
        switch (type) {
            case ArrayType _ -> {
                if (wanted.test("length")) {
                    found.add(new Candidate("length", Kind.VARIABLE, "int", "", "", List.of()));
                }
                addMembers(task.getElements().getTypeElement("java.lang.Object").asType(), ofType);
            }
            case TypeVariable variable -> addMembers(variable.getUpperBound(), ofType);
            case DeclaredType declared when declared.asElement() instanceof TypeElement element -> {
                if (!ofType) {
                    element.getRecordComponents()
                            .stream()
                            .map(each -> each.getAccessor())
                            .filter(each -> each != null && wanted.test(each.getSimpleName().toString()))
                            .forEach(each -> add(each, declared)); // a record is its components, above all
                }
                for (Element each : task.getElements().getAllMembers(element)) {
                    boolean fits = ofType ? isStatic(each) : !isStatic(each) || each.getKind().isField();
                    if (wanted.test(each.getSimpleName().toString()) && fits && isAccessible(each, declared)) {
                        add(each, declared);
                    }
                }
            }
            default -> {
                // a primitive value has no members, and neither has what is not known
            }
        }
    }

    private boolean isAccessible(Element member, DeclaredType of) {
        return here == null ? member.getModifiers().contains(Modifier.PUBLIC) : trees.isAccessible(here, member, of);
    }

    private static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC) || element.getKind().isDeclaredType();
    }

    private void addVisible(Scope scope, boolean onlyTypes) {
        for (Scope each = scope; each != null; each = each.getEnclosingScope()) {
            for (Element element : each.getLocalElements()) {
                addVisible(element, onlyTypes);
            }
        }
        TypeElement around = scope.getEnclosingClass();
        if (around != null) {
            task.getElements().getAllMembers(around).forEach(each -> addVisible(each, onlyTypes));
        }
        if (!wanted.test("")) {
            packages.stream()
                    .map(task.getElements()::getPackageElement)
                    .filter(each -> each != null)
                    .forEach(this::addTypes);
        }
    }

    private void addVisible(Element element, boolean onlyTypes) {
        String name = element.getSimpleName().toString();
        boolean ours = !name.matches("Assist|this|super") && !name.startsWith("$")
                && !name.matches("Cell\\d+(_\\d+)?|do_it\\$");
        boolean inherited = element.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals("java.lang.Object");
        boolean fits = !onlyTypes || element.getKind().isDeclaredType();
        boolean imported = element.getKind().isDeclaredType()
                && element.getEnclosingElement() instanceof PackageElement;
        if (ours && !inherited && fits && !imported && wanted.test(name)) {
            add(element, null);
        }
    }

    private void addTypes(PackageElement holder) {
        for (Element each : holder.getEnclosedElements()) {
            if (wanted.test(each.getSimpleName().toString()) && each.getModifiers().contains(Modifier.PUBLIC)) {
                add(each, null);
            }
        }
    }

    private void add(Element element, @Nullable DeclaredType of) {
        String name = element.getSimpleName().toString();
        String owner = element.getEnclosingElement() instanceof QualifiedNameable named
                ? named.getQualifiedName().toString()
                : "";
        switch (element) {
            case ExecutableElement method when element.getKind() == ElementKind.METHOD -> {
                TypeMirror seen = of == null ? method.asType() : task.getTypes().asMemberOf(of, method);
                collector(method).add(method(name, owner, method, (ExecutableType) seen));
            }
            case TypeElement type -> found.add(new Candidate(name, Kind.CLASS, Wording.of(type), "",
                    type.getQualifiedName().toString(), List.of()));
            default -> {
                if (element.getKind().isVariable()) {
                    TypeMirror seen = of == null ? element.asType() : task.getTypes().asMemberOf(of, element);
                    collector(element)
                            .add(new Candidate(name, Kind.VARIABLE, Wording.simple(seen), "", owner, List.of(),
                                    new Extra(Wording.modifiers(element), "", isExpected(seen))));
                }
            }
        }
    }

    private Set<Candidate> collector(Element element) {
        return task.getElements().isDeprecated(element) ? deprecated : found;
    }

    private List<Candidate> all() {
        List<Candidate> all = new ArrayList<>(found);
        all.addAll(deprecated);
        return List.copyOf(all);
    }

    private Candidate method(String name, String owner, ExecutableElement method, ExecutableType type) {
        List<String> parameters = new ArrayList<>();
        List<String> erased = new ArrayList<>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            String parameter = method.getParameters().get(i).getSimpleName().toString();
            String typeName = Wording.simple(type.getParameterTypes().get(i));
            boolean varied = method.isVarArgs() && i == method.getParameters().size() - 1;
            typeName = varied ? typeName.replaceFirst("\\[\\]$", "...") : typeName;
            // the JDK's classes do not keep the names of their parameters
            parameters.add(parameter.matches("arg\\d+") ? typeName : typeName + " " + parameter);
            erased.add(Wording.simple(task.getTypes().erasure(method.getParameters().get(i).asType())));
        }
        return new Candidate(name, Kind.METHOD, Wording.simple(type.getReturnType()),
                "(" + String.join(", ", parameters) + ")", owner, erased, new Extra(Wording.modifiers(method),
                        Wording.exceptions(method), isExpected(type.getReturnType())));
    }

    private boolean isExpected(TypeMirror type) {
        TypeMirror wantedType = expected;
        boolean known = wantedType != null && type.getKind() != TypeKind.VOID && type.getKind() != TypeKind.NONE
                && type.getKind() != TypeKind.ERROR && wantedType.getKind() != TypeKind.ERROR;
        return known && wantedType != null && task.getTypes().isAssignable(type, wantedType);
    }

    /// The type of what stands at a place, if it is the value of a variable.
    private @Nullable TypeMirror expectedAt(TreePath place) {
        TreePath around = place.getParentPath();
        return switch (around.getLeaf()) {
            case VariableTree variable when variable.getType() != null ->
                trees.getTypeMirror(new TreePath(around, variable.getType()));
            case AssignmentTree assignment -> trees.getTypeMirror(new TreePath(around, assignment.getVariable()));
            default -> null;
        };
    }

    /// Looks for the mark.
    private static final class Finder extends TreePathScanner<@Nullable TreePath, @Nullable Void> {

        @Override
        public @Nullable TreePath visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
            return tree.getName().contentEquals(Place.MARK) ? getCurrentPath() : null;
        }

        @Override
        public @Nullable TreePath visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
            return tree.getIdentifier().contentEquals(Place.MARK)
                    ? getCurrentPath()
                    : super.visitMemberSelect(tree, null);
        }

        @Override
        public @Nullable TreePath visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
            return tree.getName().contentEquals(Place.MARK)
                    ? getCurrentPath()
                    : super.visitMemberReference(tree, null);
        }

        @Override
        public @Nullable TreePath visitErroneous(ErroneousTree tree, @Nullable Void nothing) {
            TreePath last = null;
            for (Tree each : tree.getErrorTrees()) {
                last = reduce(scan(each, null), last);
            }
            return last;
        }

        @Override
        public @Nullable TreePath reduce(@Nullable TreePath one, @Nullable TreePath other) {
            return one == null ? other : one;
        }
    }
}
