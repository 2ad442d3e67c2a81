package dev.heddle.kernel.internal.cells;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/// Where the classes of a package come from: a jar, or a folder when Heddle runs out of its own build.
final class CodePlace {

    private CodePlace() {}

    /// The jar or folder that holds a package of Heddle.
    static Path of(String packageName) {
        String resource = packageName.replace('.', '/') + "/package-info.class";
        URL url = CodePlace.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException("package " + packageName + " is not on the class path");
        }
        try {
            if (url.openConnection() instanceof JarURLConnection jar) {
                return Path.of(jar.getJarFileURL().toURI());
            }
            URI folder = URI.create(url.toString().substring(0, url.toString().length() - resource.length()));
            return Path.of(folder);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("package " + packageName + " comes from " + url, e);
        }
    }
}
