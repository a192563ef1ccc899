/**
 * People, their apps, a chat server and support staff, who remember what the directory has told
 * them.
 */
@NullMarked
package io.kennung.drills.crowd;

import org.jspecify.annotations.NullMarked;
