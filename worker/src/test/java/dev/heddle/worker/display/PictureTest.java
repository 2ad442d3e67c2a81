package dev.heddle.worker.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PictureTest {

    private static final int GREEN = 0xff00ff00;

    private final RecordingScreen screen = new RecordingScreen();
    private final Displays displays = new Displays(screen, PictureTest.class.getClassLoader());

    @Test
    void drawn_picture_is_a_png() throws IOException {
        MimeBundle bundle = displays.render(picture());

        assertThat(bundle.data().keySet()).containsExactlyInAnyOrder("text/plain", "image/png");
        assertThat(bundle.plainText()).isEqualTo("3 × 2 pixels");
        assertThat(decoded(bundle, "image/png").getRGB(1, 1)).isEqualTo(GREEN);
    }

    @Test
    void scaled_picture_is_a_png() throws IOException {
        Image scaled = picture().getScaledInstance(30, 20, Image.SCALE_FAST);

        MimeBundle bundle = displays.render(scaled);

        assertThat(bundle.plainText()).isEqualTo("30 × 20 pixels");
        assertThat(decoded(bundle, "image/png").getRGB(15, 15)).isEqualTo(GREEN);
    }

    @Test
    void drawn_picture_can_be_a_jpeg_although_it_is_transparent() throws IOException {
        MimeBundle bundle = displays.render(picture(), "image/jpeg");

        assertThat(bundle.data().keySet()).containsExactlyInAnyOrder("text/plain", "image/jpeg");
        assertThat(decoded(bundle, "image/jpeg").getWidth()).isEqualTo(3);
    }

    static Stream<Arguments> files() {
        return Stream.of(argumentSet("PNG", new byte[]{(byte) 0x89, 'P', 'N', 'G', 1}, "image/png", "iVBORwE=",
                "picture of the type image/png, 5 bytes"),
                argumentSet("JPEG", new byte[]{-1, (byte) 0xd8, -1, 0}, "image/jpeg", "/9j/AA==",
                        "picture of the type image/jpeg, 4 bytes"),
                argumentSet("GIF", "GIF89a".getBytes(StandardCharsets.US_ASCII), "image/gif", "R0lGODlh",
                        "picture of the type image/gif, 6 bytes"),
                argumentSet("WebP", "RIFF0000WEBP".getBytes(StandardCharsets.US_ASCII), "image/webp",
                        "UklGRjAwMDBXRUJQ", "picture of the type image/webp, 12 bytes"),
                argumentSet("SVG", "<svg>线</svg>".getBytes(StandardCharsets.UTF_8), "image/svg+xml", "<svg>线</svg>",
                        "<svg>线</svg>"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_of_a_picture_is_passed_on(byte[] bytes, String type, String content, String text, @TempDir Path folder)
            throws IOException {
        Path file = Files.write(folder.resolve("picture"), bytes);
        MimeBundle expected = MimeBundle.text(text).with(type, content);

        assertThat(Display.image(bytes)).isEqualTo(expected);
        assertThat(Display.image(file)).isEqualTo(expected);
    }

    @Test
    void what_is_no_picture_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no picture");

        assertThatIllegalArgumentException().isThrownBy(() -> Display.image(file))
                .withMessage(
                        "the file notes.txt is no picture: PNG, JPEG, GIF, WebP and SVG can be shown");
        assertThatIllegalArgumentException().isThrownBy(() -> Display.image(new byte[0]))
                .withMessage(
                        "these bytes are no picture: PNG, JPEG, GIF, WebP and SVG can be shown");
    }

    private static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 3; x++) {
            picture.setRGB(x, 0, GREEN);
            picture.setRGB(x, 1, GREEN);
        }
        return picture;
    }

    private static BufferedImage decoded(MimeBundle bundle, String type) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(bundle.data().getOrDefault(type, ""));
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
