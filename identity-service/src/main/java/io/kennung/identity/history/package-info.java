/** What has happened to identities, in the order in which it happened; forgotten after a year. */
@NullMarked
package io.kennung.identity.history;

import org.jspecify.annotations.NullMarked;
