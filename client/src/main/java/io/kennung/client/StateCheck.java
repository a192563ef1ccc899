package io.kennung.client;

import java.time.Duration;
import java.util.Map;

/**
 * How many identities are doing.
 *
 * @param identities an entry for every id asked for, in the order asked
 * @param checkInterval how long to wait before asking again; above zero
 */
public record StateCheck(Map<String, CheckedIdentity> identities, Duration checkInterval) {}
