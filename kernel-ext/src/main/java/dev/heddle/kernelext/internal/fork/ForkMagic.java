package dev.heddle.kernelext.internal.fork;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Scope;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Use;
import dev.heddle.kernel.magic.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// `%%fork`
public final class ForkMagic implements Magic {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,40}");
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use(?!Serial)\\w+GC");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String KEPT = "kept=";

    @Override
    public Usage usage() {
        return Usage.of(Form.CELL, "Runs the cell in a child JVM, with a copy of the notebook's variables.", "fork")
                .with(Option.of(Value.text("N"),
                        "How many children run it, at the same time. The value is a list then.",
                        "-n"))
                .with(Option.of(Value.text("NAME"), "What the child is called; of several, NAME-0, NAME-1 and so on.",
                        "--name"))
                .with(Option.of(Value.text("OPTIONS"), "Options for its JVM, such as \"-Xmx64m --enable-preview\".",
                        "--jvm"))
                .with(Option.of(Value.text("TIME"),
                        "Cut it off after 5s, 500ms or 2m, and tell what its threads did then.",
                        "--timeout"))
                .with(Option.of(Value.text("NAME=VALUE"), "A variable of its environment. May be given more than once.",
                        "--env"))
                .with(Option.of(Value.path("FOLDER"), "Where it works.", "--cwd"))
                .with(Option.of(Value.text("VARIABLE"), "The notebook's variable that gets the value of the last line.",
                        "--into"))
                .with(Option.flag("Do not wait for it. %wait collects it; with --into, the variable is a Future.",
                        "--no-wait"))
                .withJavaBody()
                .withDetails(
                        """
                                The child has memory of its own: it sees the notebook's classes, methods and imports, and a copy of
                                the variables that its code uses, as they were when it began. What it changes stays in the child. It
                                hands back the value of its last line, as a copy. What it prints comes line by line, with its name
                                and its process number.

                                `forkNumber()` tells a child which one it is, from 0, and `forkCount()` how many there are. Variables
                                that the cell declares are the child's own. A child has no standard input.

                                What a child throws is told with the lines of the cell. An exit code that is not 0 is an error, too.
                                Children end with the notebook; an interrupt of the cell ends those that it waits for. After the first
                                fork, a JVM is kept started for the next one (some 40 MB); options for the JVM, `--env` and `--cwd`
                                start one of their own.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        Code body = given.body();
        if (body == null || body.text().isBlank()) {
            throw MagicException.usage("There is nothing to fork.", "Write the code of the child below %%fork.");
        }
        String into = variable(given.value("--into"));
        Ran ran = kernel.use(new Use("fork", words(given), List.of(body), Scope.OWN));
        if (ran.error() != null || (into == null && !given.has("--no-wait"))) {
            kernel.show(ran);
        } else if (into != null) {
            handBack(into, given, ran, kernel);
        }
    }

    private static void handBack(String into, Arguments given, Ran ran, Kernel kernel) throws MagicException {
        String type = ran.type();
        if (type == null) {
            throw new MagicException("The cell gives no value for variable '" + into + "'.",
                    "Let its last line be an expression without a semicolon.");
        }
        String element = boxed(type);
        String of = given.has("--no-wait") ? "java.util.concurrent.Future<" + element + ">" : element;
        String declared = given.has("-n") ? "java.util.List<" + of + ">" : of.equals(element) ? type : of;
        String key = ran.told()
                .lines()
                .filter(each -> each.startsWith(KEPT))
                .map(each -> each.substring(KEPT.length()))
                .findFirst()
                .orElse("");
        Code code = new Code(declared + " " + into + " = dev.heddle.worker.fork.HandedBack.value();", 1);
        Ran declaring = kernel.use(new Use("handback", List.of(key), List.of(code), Scope.NOTEBOOK));
        if (declaring.error() != null) {
            throw new MagicException("The value, of type " + type + ", cannot go into variable '" + into + "': "
                    + declaring.reason(), "A class of its own must be declared in a cell before this one.");
        }
    }

    private static List<String> words(Arguments given) throws MagicException {
        List<String> words = new ArrayList<>();
        if (given.has("-n")) {
            int count = given.number("-n", 1);
            if (count < 1) {
                throw MagicException.usage("Option -n wants a number from 1 on, not " + count + ".");
            }
            words.add("count=" + count);
        }
        String name = given.value("--name");
        if (name != null) {
            if (!NAME.matcher(name).matches()) {
                throw MagicException.usage("A child cannot be called '" + name + "'.",
                        "A name has letters, digits and .-_, and no more than 40 of them.");
            }
            words.add("name=" + name);
        }
        for (String each : flags(given)) {
            words.add("flag=" + each);
        }
        for (String each : given.values("--env")) {
            if (each.indexOf('=') < 1) {
                throw MagicException.usage("Option --env wants NAME=VALUE, not '" + each + "'.");
            }
            words.add("env=" + each);
        }
        Duration limit = Durations.of(given, "--timeout");
        if (limit != null) {
            words.add("limit=" + limit.toMillis());
        }
        String folder = given.value("--cwd");
        if (folder != null) {
            if (!Path.of(folder).toFile().isDirectory()) {
                throw MagicException.usage("There is no folder '" + folder + "' for option --cwd.");
            }
            words.add("folder=" + folder);
        }
        if (given.has("--no-wait")) {
            words.add("no-wait=true");
        }
        if (given.has("--into")) {
            words.add("into=true");
        }
        return words;
    }

    /// Children run with the serial collector, and a JVM takes only one.
    private static List<String> flags(Arguments given) {
        List<String> flags = new ArrayList<>();
        for (String each : given.values("--jvm")) {
            for (String flag : BLANKS.split(each.strip(), -1)) {
                if (COLLECTOR.matcher(flag).matches()) {
                    flags.add("-XX:-UseSerialGC");
                }
                if (!flag.isEmpty()) {
                    flags.add(flag);
                }
            }
        }
        return flags;
    }

    private static @Nullable String variable(@Nullable String name) throws MagicException {
        if (name != null && (!SourceVersion.isName(name) || name.contains("."))) {
            throw MagicException.usage("Option --into wants the name of a variable, not '" + name + "'.");
        }
        return name;
    }

    private static String boxed(String type) {
        return switch (type) {
            case "int" -> "Integer";
            case "char" -> "Character";
            case "boolean", "byte", "short", "long", "float", "double" ->
                Character.toUpperCase(type.charAt(0)) + type.substring(1);
            default -> type;
        };
    }
}
