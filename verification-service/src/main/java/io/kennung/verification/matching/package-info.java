/** Which hashed addresses of an address book belong to an identity. */
@NullMarked
package io.kennung.verification.matching;

import org.jspecify.annotations.NullMarked;
