package dev.heddle.kernel.internal.maven;

import dev.heddle.kernel.magic.MagicException;
import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.extensions.mmr.MavenModelReader;
import eu.maveniverse.maven.mima.extensions.mmr.ModelRequest;
import eu.maveniverse.maven.mima.extensions.mmr.ModelResponse;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactDescriptorException;
import org.eclipse.aether.resolution.ArtifactDescriptorResult;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.VersionResolutionException;

/// Finds libraries, and those that they need, in Maven repositories, by Maven's own resolver. The user's Maven settings
/// count.
public final class MavenLibraries {

    private MavenLibraries() {}

    /// Finds libraries by their coordinates.
    ///
    /// @param coordinates  such as `org.assertj:assertj-core:3.27.7`
    /// @param repositories addresses to look in beside the usual ones, by their names
    /// @param progress     gets a line for each file that is downloaded
    /// @return the jars
    /// @throws MagicException if one cannot be found
    public static List<Path> find(List<String> coordinates, Map<String, String> repositories,
            Consumer<String> progress) throws MagicException {
        List<Dependency> wanted = new ArrayList<>();
        for (String each : coordinates) {
            wanted.add(new Dependency(new DefaultArtifact(each), "compile"));
        }
        List<RemoteRepository> more = new ArrayList<>();
        repositories.forEach((id, url) -> more.add(new RemoteRepository.Builder(id, "default", url).build()));
        try (Context context = open(progress)) {
            List<RemoteRepository> all = new ArrayList<>(context.remoteRepositories());
            all.addAll(context.repositorySystem()
                    .newResolutionRepositories(context.repositorySystemSession(), more));
            return resolve(context, new CollectRequest(wanted, List.of(), all));
        }
    }

    /// Finds the libraries that a POM names.
    ///
    /// @param pom      its file
    /// @param scopes   the scopes that count
    /// @param progress gets a line for each file that is downloaded
    /// @return the jars
    /// @throws MagicException if the POM cannot be read, or one of its libraries not be found
    public static List<Path> ofPom(Path pom, Set<String> scopes, Consumer<String> progress) throws MagicException {
        try (Context context = open(progress)) {
            ModelResponse model = new MavenModelReader(context)
                    .readModel(ModelRequest.builder().setPomFile(pom.toAbsolutePath()).build());
            ArtifactDescriptorResult described = model.toArtifactDescriptorResult(model.getEffectiveModel());
            List<Dependency> wanted = described.getDependencies()
                    .stream()
                    .filter(each -> scopes.contains(each.getScope().isEmpty() ? "compile" : each.getScope()))
                    .map(each -> each.setScope("compile"))
                    .toList();
            if (wanted.isEmpty()) {
                throw new MagicException("The POM names no library in scope "
                        + scopes.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
            CollectRequest request = new CollectRequest(wanted, described.getManagedDependencies(),
                    context.repositorySystem()
                            .newResolutionRepositories(context.repositorySystemSession(),
                                    described.getRepositories()));
            context.remoteRepositories().forEach(request::addRepository);
            return resolve(context, request);
        } catch (VersionResolutionException | ArtifactResolutionException | ArtifactDescriptorException
                | IllegalArgumentException e) {
            throw new MagicException("The POM cannot be used: " + Reasons.of(e) + ".");
        }
    }

    private static Context open(Consumer<String> progress) {
        ContextOverrides overrides = ContextOverrides.create()
                .withUserSettings(true)
                .transferListener(new Downloads(progress))
                .build();
        return new StandaloneStaticRuntime().create(overrides);
    }

    private static List<Path> resolve(Context context, CollectRequest wanted) throws MagicException {
        try {
            return context.repositorySystem()
                    .resolveDependencies(context.repositorySystemSession(), new DependencyRequest(wanted, null))
                    .getArtifactResults()
                    .stream()
                    .map(each -> each.getArtifact().getFile())
                    .filter(each -> each.getName().endsWith(".jar"))
                    .map(each -> each.toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new MagicException(Reasons.of(e) + ".",
                    "Check its spelling, and that this machine reaches the repository.",
                    "%mavenRepo adds another repository.");
        }
    }
}
