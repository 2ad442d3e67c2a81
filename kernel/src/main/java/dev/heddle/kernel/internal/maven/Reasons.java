package dev.heddle.kernel.internal.maven;

/// Why a library was not found, without the chain of exceptions that the resolver makes of it.
final class Reasons {

    private static final int MOST_CAUSES = 20;

    private Reasons() {}

    /// The innermost message names the coordinate and the repository.
    static String of(Throwable thrown) {
        String reason = String.valueOf(thrown.getMessage());
        Throwable each = thrown;
        for (int i = 0; each != null && i < MOST_CAUSES; i++) {
            String message = each.getMessage();
            if (message != null && each.getClass().getName().startsWith("org.eclipse.aether")) {
                reason = message;
            }
            each = each.getCause();
        }
        return reason.replaceFirst("\\.$", "");
    }
}
