/** Which e-mail address or phone number belongs to which identity, and how contacts are found. */
@NullMarked
package io.kennung.verification;

import org.jspecify.annotations.NullMarked;
