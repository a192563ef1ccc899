package io.kennung.client.contacts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who of an address book is in the directory.
 *
 * @param checkInterval how long to wait before asking for the same addresses again; above zero
 * @param matches one an identity, in the order of the answers
 * @param token the one that worked, to keep for the next time; none where it went without
 */
public record ContactMatches(
    Duration checkInterval, List<Match> matches, Optional<MatchToken> token) {}
