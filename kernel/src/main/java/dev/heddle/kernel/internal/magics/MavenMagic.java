package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.internal.maven.MavenLibraries;
import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `%maven`
final class MavenMagic implements Magic {

    private final MavenRepositories repositories;

    MavenMagic(MavenRepositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Adds libraries from Maven repositories to what cells can import.", "maven",
                "addMavenDependency", "addMavenDependencies")
                .with(Option.of(Value.text("URL"), "A repository to look in, beside the others.", "--repo"))
                .with(Parameter.some(Value.text("COORDINATE"),
                        "group:artifact:version, or group:artifact:type:classifier:version."))
                .withDetails("""
                        Libraries that those need come with them. They are looked for in Maven Central, in the
                        repositories of `%mavenRepo`, and as the user's Maven settings say. They are kept in Maven's
                        own local repository, so each is loaded once.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        Map<String, String> urls = new LinkedHashMap<>(repositories.urls());
        for (String each : given.values("--repo")) {
            MavenRepoMagic.check(each);
            urls.put("repo-" + (urls.size() + 1), each);
        }
        List<String> coordinates = given.all("COORDINATE");
        for (String each : coordinates) {
            if (!each.matches("[^:\\s]+(:[^:\\s]+){2,4}")) {
                throw each.matches("[^:\\s]+:[^:\\s]+")
                        ? MagicException.usage("'" + each + "' has no version.",
                                "The line looks like this: %maven " + each + ":1.0",
                                "Which versions there are is told by the library's own pages.")
                        : MagicException.usage(
                                "'" + each + "' is no coordinate: they look like group:artifact:version.");
            }
        }
        List<Path> jars = kernel.interruptibly(
                () -> MavenLibraries.find(coordinates, urls, line -> kernel.print(line + "\n")));
        tell(kernel, kernel.addToClassPath(jars));
    }

    static void tell(Kernel kernel, List<Path> added) {
        List<String> names = added.stream().map(each -> String.valueOf(each.getFileName())).toList();
        kernel.print(names.isEmpty()
                ? "All of it is on the class path already.\n"
                : "Added: " + String.join(", ", names) + "\n");
    }
}
