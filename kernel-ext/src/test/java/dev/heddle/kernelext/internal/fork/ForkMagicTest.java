package dev.heddle.kernelext.internal.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ForkMagicTest {

    private final MagicDesk desk = new MagicDesk(new ForkMagic());

    @Test
    void body_is_run_as_code_of_its_own_and_its_result_shown() throws Exception {
        String told = desk.call("", "a + 1");

        assertThat(told).isEqualTo("shown: null");
        assertThat(desk.ran)
                .containsExactly("Use[tool=fork, arguments=[], code=[Code[text=a + 1, line=2]], scope=OWN]");
    }

    @Test
    void options_reach_the_tool() throws Exception {
        desk.call("-n 3 --name w --jvm \"-Xmx64m -XX:+UseG1GC\" --env A=b=c --env D= --timeout 1.5s --no-wait --cwd .",
                "x");

        assertThat(desk.ran.getFirst()).startsWith("Use[tool=fork, arguments=[count=3, name=w, flag=-Xmx64m, "
                + "flag=-XX:-UseSerialGC, flag=-XX:+UseG1GC, env=A=b=c, env=D=, limit=1500, folder=., no-wait=true], ");
    }

    @Test
    void value_goes_into_a_variable_of_its_type() throws Exception {
        desk.values.put("fork", new MagicDesk.Value("text", null, "kept=7\n"));

        String told = desk.call("--into x", "y");

        assertThat(told).isEmpty();
        assertThat(desk.ran.getLast()).isEqualTo("Use[tool=handback, arguments=[7], code=[Code[text="
                + "String x = dev.heddle.worker.fork.HandedBack.value();, line=1]], scope=NOTEBOOK]");
    }

    @Test
    void values_of_several_children_go_into_a_list_and_later_ones_are_futures() throws Exception {
        desk.values.put("fork", new MagicDesk.Value("text", null, "kept=7\n"));

        desk.call("-n 2 --into x --no-wait", "y");

        assertThat(desk.ran.getLast()).contains("text=java.util.List<java.util.concurrent.Future<String>> x = ");
    }

    @Test
    void value_that_fits_no_variable_is_told() throws Exception {
        desk.values.put("fork", new MagicDesk.Value("text", null, "kept=7\n"));
        desk.values.put("handback", new MagicDesk.Value(null, "line 1: cannot find symbol"));

        String told = desk.call("--into x", "y");

        assertThat(told).isEqualTo("MagicError: The value, of type String, cannot go into variable 'x': line 1: cannot "
                + "find symbol A class of its own must be declared in a cell before this one.");
    }

    @Test
    void child_that_fails_leaves_no_variable() throws Exception {
        desk.values.put("fork", new MagicDesk.Value(null, "ChildFailed"));

        String told = desk.call("--into x", "y");

        assertThat(told).isEqualTo("shown: ChildFailed");
        assertThat(desk.ran).hasSize(1);
    }

    @Test
    void wrong_options_are_told_before_anything_runs() throws Exception {
        Map<String, String> wrong = Map.of(
                "-n 0", "UsageError: Option -n wants a number from 1 on, not 0.",
                "--timeout soon", "UsageError: Option --timeout wants a time, such as 5s, 500ms or 2m, not 'soon'.",
                "--timeout 0", "UsageError: Option --timeout wants a time, such as 5s, 500ms or 2m, not '0'.",
                "--env A", "UsageError: Option --env wants NAME=VALUE, not 'A'.",
                "--cwd no/such", "UsageError: There is no folder 'no/such' for option --cwd.",
                "--into a.b", "UsageError: Option --into wants the name of a variable, not 'a.b'.",
                "--into class", "UsageError: Option --into wants the name of a variable, not 'class'.",
                "--name 'a b'",
                "UsageError: A child cannot be called 'a b'. A name has letters, digits and .-_, and no "
                        + "more than 40 of them.");

        for (Map.Entry<String, String> each : wrong.entrySet()) {
            assertThat(desk.call(each.getKey(), "1")).isEqualTo(each.getValue());
        }
        assertThat(desk.call("", " ")).startsWith("UsageError: There is nothing to fork.");

        assertThat(desk.ran).isEmpty();
    }
}
