package dev.heddle.kernelext.internal.draw;

/// A colour. Those of the page follow the theme of the front end; the others are the eight of Okabe and Ito, which people can
/// tell apart who do not see all colours, and which stand out on white and on black.
public enum Ink {
    /// Text and what matters as much.
    TEXT("var(--jp-ui-font-color1, currentColor)"),
    /// Text that explains.
    FAINT("var(--jp-ui-font-color2, currentColor)"),
    /// Thin lines.
    RULE("var(--jp-border-color1, #9e9e9e)"),
    /// What lies under all others.
    PAPER("var(--jp-layout-color0, none)"),
    /// Stripes behind rows.
    SHADE("var(--jp-layout-color2, rgba(128, 128, 128, 0.15))"),
    /// Orange.
    ORANGE("#e69f00"),
    /// Light blue.
    SKY("#56b4e9"),
    /// Green.
    GREEN("#009e73"),
    /// Yellow.
    YELLOW("#f0e442"),
    /// Dark blue.
    BLUE("#0072b2"),
    /// Red.
    RED("#d55e00"),
    /// Purple.
    PURPLE("#cc79a7"),
    /// Grey.
    GREY("#8c8c8c");

    private final String css;

    Ink(String css) {
        this.css = css;
    }

    /// How a style or an attribute names it.
    ///
    /// @return the colour
    @Override
    public String toString() {
        return css;
    }
}
