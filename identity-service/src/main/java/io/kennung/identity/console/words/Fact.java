package io.kennung.identity.console.words;

/**
 * One thing that is known about an identity.
 *
 * @param name of it
 * @param text what is known
 * @param more something beside it; empty where there is nothing to say
 */
public record Fact(String name, String text, String more) {}
