package io.kennung.identity.console.words;

/**
 * One entry of the timeline.
 *
 * @param at when
 * @param look how it looks: {@code usual}, {@code staff} or {@code end}
 * @param text what has happened
 * @param note what staff have written down; empty where nobody has
 */
public record Line(Moment at, String look, String text, String note) {}
