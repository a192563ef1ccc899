package io.kennung.identity.support;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what has happened to an identity.
 *
 * @param identity its id
 * @param entries the latest first
 * @param next what to ask for to get older ones; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryPage(String identity, List<HistoryEntry> entries, @Nullable String next) {}
