/** {@code idctl safe}: backups of an identity, and what is wrong with a server for them. */
@NullMarked
package io.kennung.idctl.safe;

import org.jspecify.annotations.NullMarked;
