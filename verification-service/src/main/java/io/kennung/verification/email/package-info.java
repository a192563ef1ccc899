/** Linking an e-mail address: by a mail with a link. */
@NullMarked
package io.kennung.verification.email;

import org.jspecify.annotations.NullMarked;
