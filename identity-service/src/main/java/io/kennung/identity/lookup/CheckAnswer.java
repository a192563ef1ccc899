package io.kennung.identity.lookup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code identity/check} (directory contract, 4.3): as many entries in each list as
 * ids were asked for, in their order.
 *
 * @param states 0 active, 1 inactive, 2 never issued or revoked
 * @param types 0 regular, 1 work; 0 for state 2
 * @param featureMasks null for state 2
 * @param checkInterval seconds until the client should ask again
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, to JSON.
record CheckAnswer(
    int[] states, int[] types, List<@Nullable Long> featureMasks, long checkInterval) {}
