/** What identity-service answers about one identity, for services that have not heard of it yet. */
@NullMarked
package io.kennung.chassis.identities;

import org.jspecify.annotations.NullMarked;
