package io.kennung.identity.history;

/**
 * Something that has happened, and where it stands.
 *
 * @param happening what
 * @param place where it stands for good, whatever comes in later
 */
public record Placed(Happening happening, Place place) {}
