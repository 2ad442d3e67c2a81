package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.net.URI;

/// `%mavenRepo`
final class MavenRepoMagic implements Magic {

    private final MavenRepositories repositories;

    MavenRepoMagic(MavenRepositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Adds a Maven repository, in which %maven looks for libraries.", "mavenRepo",
                "addMavenRepo")
                .with(Parameter.one(Value.text("ID"),
                        "A name for it; mirrors and passwords in Maven's settings use it."))
                .with(Parameter.one(Value.text("URL"), "Its address."));
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        String url = given.required("URL");
        check(url);
        repositories.add(given.required("ID"), url);
        kernel.print("%maven looks in " + url + ", too.\n");
    }

    static void check(String url) throws MagicException {
        try {
            if (URI.create(url).isAbsolute()) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw MagicException.usage("'" + url + "' is no address of a repository (" + e.getMessage() + ").");
        }
        throw MagicException
                .usage("'" + url + "' is no address of a repository: it should begin with https:// or file://.");
    }
}
