package dev.heddle.kernel.internal.magics;

import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Names;
import dev.heddle.kernel.magic.Usage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// All magics that a kernel knows, by their names.
public final class Magics {

    private static final System.Logger LOG = System.getLogger(Magics.class.getName());

    private final Map<String, Magic> byName = new LinkedHashMap<>();

    private Magics(List<Magic> own) {
        own.forEach(this::add);
    }

    /// The kernel's own, and those of the modules on the class path.
    ///
    /// @return all of them
    public static Magics load() {
        Magics magics = new Magics(own());
        try {
            ServiceLoader.load(Magic.class, Magics.class.getClassLoader()).forEach(magics::add);
        } catch (ServiceConfigurationError e) {
            LOG.log(System.Logger.Level.WARNING, "a magic of another module cannot be used", e);
        }
        return magics;
    }

    /// The kernel's own.
    static List<Magic> own() {
        MavenRepositories repositories = new MavenRepositories();
        return List.of(new LsMagic(), new HelpMagic(), new MavenMagic(repositories), new MavenRepoMagic(repositories),
                new LoadFromPomMagic(), new ClasspathMagic(), new JarsMagic(), new LoadMagic(), new EnvMagic(),
                new HistoryMagic(), new WhoMagic(), new WhosMagic(), new ResetMagic(), new WriteFileMagic(),
                new BashMagic(), new JvmMagic());
    }

    /// The magic of a name.
    ///
    /// @param name one of its names, without percent signs
    /// @return null if there is none
    public @Nullable Magic find(String name) {
        return byName.get(name);
    }

    /// The magic of a name.
    ///
    /// @param name one of its names, without percent signs
    /// @return the magic
    /// @throws MagicException if there is none; it names what may have been meant
    public Magic require(String name) throws MagicException {
        Magic magic = byName.get(name);
        if (magic == null) {
            String advice = Elsewhere.advice(name);
            if (advice != null) {
                throw MagicException.usage("There is no magic %" + name + " here.", advice);
            }
            String nearest = Names.nearest(name, byName.keySet());
            Magic meant = nearest == null ? null : byName.get(nearest);
            String percent = meant != null && meant.usage().form() == Usage.Form.CELL ? "%%" : "%";
            throw MagicException.usage(
                    "There is no magic %" + name + "."
                            + (nearest == null ? "" : " Did you mean " + percent + nearest + "?"),
                    "%lsmagic lists all magics.");
        }
        return magic;
    }

    /// How each is called.
    ///
    /// @return one for each magic, by name
    public List<Usage> usages() {
        return byName.values()
                .stream()
                .distinct()
                .map(Magic::usage)
                .sorted(Comparator.comparing(Usage::name))
                .toList();
    }

    /// The first of a name stays: nobody changes what the kernel's own mean.
    private void add(Magic magic) {
        for (String name : magic.usage().names()) {
            if (byName.putIfAbsent(name, magic) != null) {
                LOG.log(System.Logger.Level.WARNING, "a second magic %{0} is passed over: {1}", name,
                        magic.getClass().getName());
            }
        }
    }
}
