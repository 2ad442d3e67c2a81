package dev.heddle.kernel.magic;

/// What becomes of the names that code declares.
public enum Scope {
    /// The notebook has them, as those of every cell.
    NOTEBOOK,
    /// They go with the code. Its variables are fields, which threads of the code can share; those of the notebook that are
    /// called the same stay as they are.
    OWN,
    /// They go with the code. Its variables are those of a method; it declares no methods.
    METHOD,
    /// The first piece of code prepares for the others: its names go with the code, as with [#OWN], and the others know them.
    /// Each of those is like a [#METHOD]. If the first only declares, the tool gets no body for it.
    PREPARED
}
