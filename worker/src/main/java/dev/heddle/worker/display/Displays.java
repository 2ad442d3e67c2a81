package dev.heddle.worker.display;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes of values what a front end can show, and hands it to the screen. The worker has one.
public final class Displays {

    private static final int MOST_STEPS = 10;
    private static final int MOST_BROKEN_SERVICES = 100;
    private static final long MOST_CHARS = 32_000_000;

    // The functions that cells call are static, so the way from them to the worker must be. It is set once.
    private static final AtomicReference<@Nullable Displays> OF_THE_CELLS = new AtomicReference<>();

    private final Screen screen;
    private final ClassLoader cells;
    private final RendererSet renderers = new RendererSet();
    private final String prefix = "heddle-" + Long.toHexString(System.nanoTime()) + "-";
    private final AtomicLong lastNumber = new AtomicLong();
    private final ThreadLocal<String> lastId = new ThreadLocal<>();
    @SuppressWarnings("ThreadLocalUsage") // a worker has one of these, and each cell removes what it has put here
    private final ThreadLocal<ProgressBoard> progress = new ThreadLocal<>();
    private volatile boolean servicesRead;

    /// Displays that no cell uses yet.
    ///
    /// @param screen where they go
    /// @param cells  loads what cells can see, renderers among it
    public Displays(Screen screen, ClassLoader cells) {
        this.screen = screen;
        this.cells = cells;
    }

    /// Lets the functions in [Display] use these.
    public void serveCells() {
        if (!OF_THE_CELLS.compareAndSet(null, this)) {
            throw new IllegalStateException("the cells have their displays already");
        }
    }

    static Displays ofTheCells() {
        Displays displays = OF_THE_CELLS.get();
        if (displays == null) {
            throw new IllegalStateException("there is no notebook: only the JVM of the cells can display");
        }
        return displays;
    }

    /// To be called when a cell begins, by its thread.
    public void beginCell() {
        lastId.remove();
    }

    /// To be called when a cell has ended, however it did, by its thread.
    public void endCell() {
        ProgressBoard board = progress.get();
        if (board != null) {
            progress.remove();
            board.close();
        }
    }

    /// Begins to show how far something is that this thread does.
    ProgressLine progress(String label, long total) {
        ProgressBoard board = progress.get();
        if (board == null || board.isOver()) {
            board = new ProgressBoard(this);
            progress.set(board);
        }
        return board.open(label, total);
    }

    /// To be called when there are new jars, which may bring renderers.
    public void classPathHasGrown() {
        servicesRead = false;
    }

    /// What a cell's value looks like.
    ///
    /// @param value the value
    /// @return its forms; empty if the value is only the name of what the cell has displayed last
    public MimeBundle result(@Nullable Object value) {
        Object id = value instanceof DisplayHandle handle ? handle.id() : value;
        return id != null && id.equals(lastId.get()) ? MimeBundle.EMPTY : render(value);
    }

    String show(@Nullable Object value, String... as) {
        MimeBundle bundle = render(value, as);
        String id = prefix + lastNumber.incrementAndGet();
        screen.show(new DisplayEvent.Shown(id, bundle));
        lastId.set(id);
        return id;
    }

    DisplayHandle open(@Nullable Object value, String... as) {
        return new DisplayHandle(this, show(value, as));
    }

    void update(String id, @Nullable Object value, String... as) {
        screen.show(new DisplayEvent.Updated(id, render(value, as)));
    }

    void clear(boolean wait) {
        screen.show(new DisplayEvent.Cleared(wait));
    }

    <T> void add(Class<T> type, RendererSet.Rendering<? super T> rendering) {
        renderers.add(type, rendering);
    }

    /// All forms of a value, or those asked for.
    MimeBundle render(@Nullable Object value, String... as) {
        MimeBundle bundle = forms(value, as, MOST_STEPS);
        if (as.length > 0) {
            bundle = bundle.only(as);
        }
        if (!bundle.data().containsKey(MimeBundle.TEXT)) {
            bundle = bundle.with(MimeBundle.TEXT, ValueText.of(value));
        }
        if (bundle.length() > MOST_CHARS) {
            screen.warn("A display of " + Cut.count(bundle.length())
                    + " characters is too large for a notebook. Only its text is shown.");
            bundle = bundle.only();
        }
        return bundle.with(MimeBundle.TEXT, Cut.text(bundle.plainText(), ValueText.MOST_CHARS));
    }

    private MimeBundle forms(@Nullable Object value, String[] as, int stepsLeft) {
        return switch (value) {
            case null -> text(value);
            case MimeBundle bundle -> bundle;
            case CharSequence chars when ValueText.isOfJava(chars) -> Requested.forms(chars, as);
            case Number number when ValueText.isOfJava(number) -> text(number);
            case Boolean _,Character _ -> text(value);
            case byte[] bytes when as.length > 0 -> Requested.forms(bytes, as);
            default -> formsOfAnObject(value, as, stepsLeft);
        };
    }

    private MimeBundle formsOfAnObject(Object value, String[] as, int stepsLeft) {
        readServices();
        RendererSet.Entry entry = renderers.find(value.getClass());
        if (entry == null && renderers.hasJustLostIts(value.getClass())) {
            screen.warn(value.getClass().getSimpleName()
                    + " is a new class since its renderer was added. Run the cell that adds it again.");
        }
        if (entry == null) {
            String text = BuiltIn.text(value); // if that throws, the cell has failed
            return guarded(value.getClass(), () -> BuiltIn.forms(value, text, as), () -> MimeBundle.text(text));
        }
        return guarded(entry.type(), () -> rendered(value, entry, as, stepsLeft), () -> text(value));
    }

    /// Runs code of the learner's, which may throw anything. Errors of the JVM, and of who stops the cell, go on.
    private MimeBundle guarded(Class<?> type, Callable<MimeBundle> body, Supplier<MimeBundle> otherwise) {
        try {
            return body.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            screen.warn("The renderer of " + name(type) + " threw " + e + ". The text is shown instead.");
        }
        return otherwise.get();
    }

    private MimeBundle rendered(Object value, RendererSet.Entry entry, String[] as, int stepsLeft) throws Exception {
        Object made = entry.rendering().render(value);
        if (made == null) {
            throw new IllegalStateException("it returned null");
        }
        if (stepsLeft == 0) {
            throw new IllegalStateException("what it returns needs a renderer again, and so on without end");
        }
        MimeBundle bundle = forms(made, as, stepsLeft - 1);
        boolean onlyText = bundle.data().size() == 1;
        return onlyText ? bundle : bundle.with(MimeBundle.TEXT, ValueText.of(value));
    }

    private void readServices() {
        if (servicesRead) {
            return;
        }
        servicesRead = true;
        Iterator<Renderer<?>> services = services();
        for (int broken = 0; broken < MOST_BROKEN_SERVICES;) {
            try {
                if (!services.hasNext()) {
                    return;
                }
                addService(services.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken++;
                screen.warn("A renderer on the class path cannot be used: " + e.getMessage());
            }
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a class literal has no type arguments
    private Iterator<Renderer<?>> services() {
        return (Iterator) ServiceLoader.load(Renderer.class, cells).iterator();
    }

    private <T> void addService(Renderer<T> service) {
        renderers.addIfNew(service.type(), service::render);
    }

    private static MimeBundle text(@Nullable Object value) {
        return MimeBundle.text(ValueText.of(value));
    }

    private static String name(Class<?> type) {
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }
}
