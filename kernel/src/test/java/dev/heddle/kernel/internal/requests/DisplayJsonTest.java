package dev.heddle.kernel.internal.requests;

import static dev.heddle.kernel.internal.requests.FrontEnd.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.worker.display.DisplayEvent.Cleared;
import dev.heddle.worker.display.DisplayEvent.Shown;
import dev.heddle.worker.display.DisplayEvent.Updated;
import dev.heddle.worker.display.MimeBundle;
import org.junit.jupiter.api.Test;

final class DisplayJsonTest {

    private static final MimeBundle PICTURE =
            MimeBundle.text("t").with("image/png", "AQI=").withMetadata("image/png", "{\"width\": 2}");

    @Test
    void display_has_its_forms_and_its_id() {
        Shown shown = new Shown("id-1", PICTURE);

        assertThat(DisplayJson.type(shown)).isEqualTo("display_data");
        assertThat(DisplayJson.content(shown)).isEqualTo(json("""
                {"data": {"text/plain": "t", "image/png": "AQI="}, "metadata": {"image/png": {"width": 2}},
                 "transient": {"display_id": "id-1"}}"""));
    }

    @Test
    void update_is_a_display_of_another_type() {
        Updated updated = new Updated("id-1", PICTURE);

        assertThat(DisplayJson.type(updated)).isEqualTo("update_display_data");
        assertThat(DisplayJson.content(updated)).isEqualTo(DisplayJson.content(new Shown("id-1", PICTURE)));
    }

    @Test
    void clearing_says_whether_it_waits() {
        assertThat(DisplayJson.type(new Cleared(true))).isEqualTo("clear_output");
        assertThat(DisplayJson.content(new Cleared(true))).isEqualTo(json("{'wait': true}"));
        assertThat(DisplayJson.content(new Cleared(false))).isEqualTo(json("{'wait': false}"));
    }

    @Test
    void json_becomes_a_part_of_the_message() {
        MimeBundle bundle = MimeBundle.text("t")
                .with("application/json", "[1, {\"a\": null}]")
                .with("application/vnd.x+json", "{}");

        assertThat(DisplayJson.data(bundle)).isEqualTo(json("""
                {"text/plain": "t", "application/json": [1, {"a": null}], "application/vnd.x+json": {}}"""));
    }

    @Test
    void broken_json_is_left_out_and_its_author_reads_why() {
        MimeBundle bundle = MimeBundle.EMPTY.with("application/json", "[1, ").with("text/plain", "[1, ");

        assertThat(DisplayJson.data(bundle).keySet()).containsExactly("text/plain");
        assertThat(DisplayJson.data(bundle).get("text/plain").getAsString())
                .startsWith("This is not JSON, so it cannot be shown as a tree: End of input at line 1")
                .endsWith("\n[1, ");
    }
}
