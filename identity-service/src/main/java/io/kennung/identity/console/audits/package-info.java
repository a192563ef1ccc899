/** The page of the console with the record of all looks and actions. */
@NullMarked
package io.kennung.identity.console.audits;

import org.jspecify.annotations.NullMarked;
