package io.kennung.drills.rolling;

/**
 * One process that took the place of another.
 *
 * @param name of the new one
 * @param startSeconds until it was ready
 * @param stopSeconds from the signal to the old one until that was gone
 * @param died why the old one had to be killed; empty when it ended by itself
 */
record Replacement(String name, double startSeconds, double stopSeconds, String died) {}
