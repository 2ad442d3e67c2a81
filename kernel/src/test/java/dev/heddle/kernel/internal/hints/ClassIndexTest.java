package dev.heddle.kernel.internal.hints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassIndexTest {

    @Test
    void classes_of_the_jdk_are_known_the_likeliest_first() {
        ClassIndex jdk = ClassIndex.jdk();

        assertThat(jdk.named("List")).containsExactly("java.util.List", "java.awt.List");
        assertThat(jdk.named("HttpClient")).containsExactly("java.net.http.HttpClient");
        assertThat(jdk.named("Entry")).isEmpty();
        assertThat(jdk.in("java.util.function")).contains("Supplier").doesNotContain("List");
    }

    @Test
    void classes_of_jars_and_folders_are_known_behind_the_usual_ones(@TempDir Path folder) throws IOException {
        Path jar = jar(folder.resolve("a.jar"), "com/acme/Widget.class", "com/acme/Widget$Part.class",
                "com/acme/List.class", "com/acme/package-info.class", "META-INF/versions/21/com/acme/Widget.class",
                "module-info.class", "com/acme/readme.txt");
        Path classes = folder.resolve("classes");
        Files.createDirectories(classes.resolve("org/own"));
        Files.createFile(classes.resolve("org/own/Widget.class"));

        ClassIndex index = ClassIndex.with(List.of(jar, classes, folder.resolve("gone.jar")));

        assertThat(index.named("Widget")).containsExactly("com.acme.Widget", "org.own.Widget");
        assertThat(index.named("List")).containsExactly("java.util.List", "com.acme.List", "java.awt.List");
        assertThat(index.beginningWith("Widg")).containsExactly("com.acme.Widget", "org.own.Widget");
        assertThat(index.packages()).contains("com.acme", "org.own", "java.util");
        assertThat(ClassIndex.jdk().named("Widget")).isEmpty();
    }

    @Test
    void broken_jar_is_passed_over(@TempDir Path folder) throws IOException {
        Path jar = Files.writeString(folder.resolve("broken.jar"), "no jar");

        assertThat(ClassIndex.with(List.of(jar)).named("String")).containsExactly("java.lang.String");
    }

    private static Path jar(Path file, String... names) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String each : names) {
                out.putNextEntry(new ZipEntry(each));
            }
        }
        return file;
    }
}
