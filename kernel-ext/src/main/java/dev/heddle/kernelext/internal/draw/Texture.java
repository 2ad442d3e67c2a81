package dev.heddle.kernelext.internal.draw;

/// What is drawn over a colour, so that who does not see colours can tell areas apart.
public enum Texture {
    /// Nothing.
    PLAIN(""),
    /// Lines that rise.
    RISING("M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4"),
    /// Lines that fall.
    FALLING("M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4"),
    /// Both.
    CROSSED("M0,8 l8,-8 M0,0 l8,8"),
    /// Lines from left to right.
    FLAT("M0,2 h8 M0,6 h8"),
    /// Lines from top to bottom.
    UPRIGHT("M2,0 v8 M6,0 v8"),
    /// Dots.
    DOTTED("M2,1 v2 M1,2 h2 M6,5 v2 M5,6 h2");

    private final String path;

    Texture(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
