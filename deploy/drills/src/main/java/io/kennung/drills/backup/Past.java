package io.kennung.drills.backup;

import io.kennung.client.Identity;
import java.util.List;

/**
 * How it was a moment before the disaster.
 *
 * @param lives of those to whom something in particular happened
 * @param crowd of all others
 * @param facts what the services knew
 * @param oldCursor of a chat server, from before the backup
 * @param heard what it heard from there on
 */
record Past(
    Lives lives, List<Identity> crowd, Facts facts, String oldCursor, ChatServer.Heard heard) {}
