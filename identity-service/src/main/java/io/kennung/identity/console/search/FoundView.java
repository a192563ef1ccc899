package io.kennung.identity.console.search;

import io.kennung.identity.console.words.Moment;
import java.util.List;

/**
 * An identity that was found by an address.
 *
 * @param groups its id
 * @param path of its card
 * @param kind of the address, in words
 * @param since when it is linked
 */
public record FoundView(List<String> groups, String path, String kind, Moment since) {}
