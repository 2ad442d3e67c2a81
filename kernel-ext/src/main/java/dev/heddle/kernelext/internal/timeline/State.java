package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Texture;

/// What a thread does, as far as the recorder can know.
enum State {
    RUNS("runs", "runs, or is ready to run", Ink.GREEN, Texture.PLAIN), BLOCKED("blocked",
            "waits for a lock of synchronized", Ink.RED, Texture.RISING), WAITS("waits", "waits: Object.wait, join",
                    Ink.ORANGE, Texture.FALLING), PARKED("parked", "parked: Lock, queue, future", Ink.YELLOW,
                            Texture.DOTTED), SLEEPS("sleeps", "sleeps", Ink.SKY, Texture.FLAT), PINNED("pinned",
                                    "waits and keeps its carrier", Ink.PURPLE, Texture.CROSSED), ALIVE("alive",
                                            "alive; what it does is not recorded", Ink.GREY,
                                            Texture.PLAIN), CHILD("child", "child process", Ink.BLUE, Texture.UPRIGHT);

    private final String word;
    private final String meaning;
    private final Ink ink;
    private final Texture texture;

    State(String word, String meaning, Ink ink, Texture texture) {
        this.word = word;
        this.meaning = meaning;
        this.ink = ink;
        this.texture = texture;
    }

    /// The head of its column in the table.
    String word() {
        return word;
    }

    /// What the legend says.
    String meaning() {
        return meaning;
    }

    Ink ink() {
        return ink;
    }

    Texture texture() {
        return texture;
    }

    /// Whether a thread in it does nothing because something has not happened yet.
    boolean isWait() {
        return switch (this) {
            case BLOCKED, WAITS, PARKED, SLEEPS, PINNED -> true;
            case RUNS, ALIVE, CHILD -> false;
        };
    }
}
