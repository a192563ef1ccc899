package io.kennung.identity.console.search;

import org.jspecify.annotations.Nullable;

/**
 * The form of the search as it is shown.
 *
 * @param typed what stands in its field
 * @param purpose what stands in the field for the purpose
 * @param flaw what has to be filled in again, a sentence
 * @param purposeFlaw the same for the purpose
 * @param refusal why nothing was found out, a sentence
 */
public record SearchView(
    String typed,
    String purpose,
    @Nullable String flaw,
    @Nullable String purposeFlaw,
    @Nullable String refusal) {}
