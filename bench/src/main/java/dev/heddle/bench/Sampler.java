package dev.heddle.bench;

/// Runs a contender once.
interface Sampler {

    Sample sample(Contender contender) throws InterruptedException;
}
