package dev.heddle.bench;

/// Says what is being measured.
interface Progress {

    /// A match begins.
    void match(Match match, int rounds);

    /// One contender of it runs.
    void sample(Match match, int round, int rounds, Contender contender);

    /// All is measured.
    void done();
}
