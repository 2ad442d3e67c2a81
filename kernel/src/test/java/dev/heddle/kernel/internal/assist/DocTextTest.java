package dev.heddle.kernel.internal.assist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DocTextTest {

    @Test
    void links_show_their_labels_and_code_stays_as_it_is() {
        String markdown = DocText.markdown("""
                Calls {@link #start() start} of {@linkplain java.util.List#of(Object, Object) a list}, {@link Map.Entry}
                or {@link #join(long, int)}; {@code Map<String, {a}>} and {@literal a < b} &lt;c&gt;. See [String#join]
                and `List<String>`.""");

        assertThat(markdown).isEqualTo("""
                Calls `start` of a list, `Map.Entry`
                or `join(long, int)`; `Map<String, {a}>` and a < b <c>. See `String.join`
                and `List<String>`.""");
    }

    @Test
    void lists_tables_headings_and_code_become_markdown() {
        String markdown = DocText.markdown("""
                <h2>Use</h2>
                <p>Do this:
                <ul>
                 <li>one</li>
                 <li>two <b>fat</b>
                </ul>
                <table class="plain"><caption>Ops</caption>
                 <thead><tr><th>Name<th>What</thead>
                 <tr><td>{@code a}</td><td>x | y</td></tr>
                </table>
                {@snippet :
                  int n = 1;
                  if (n < 2) { n++; } // @highlight
                }
                <pre>{@code
                 List<String> all;
                }</pre>""");

        assertThat(markdown).isEqualTo("""
                **Use**

                Do this:

                - one
                - two **fat**

                Ops

                | Name | What |
                |---|---|
                | `a` | x \\| y |

                ```java
                int n = 1;
                if (n < 2) { n++; }
                ```

                ```java
                List<String> all;
                ```""");
    }

    @Test
    void tags_for_who_uses_it_stay_and_those_for_authors_go() {
        String markdown = DocText.markdown("""
                {@return the sum}

                @param a   the first,
                           of two
                @param <T> its type
                @throws IOException if it fails
                @see Other
                @author nobody
                @since 1.5""");

        assertThat(markdown).isEqualTo("""
                Returns the sum.

                - **a**: the first, of two
                - **T**: its type
                - **throws IOException**: if it fails
                - since Java 1.5""");
    }
}
