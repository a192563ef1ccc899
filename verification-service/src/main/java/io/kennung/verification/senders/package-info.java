/** Those who bring codes to telephones, and in which order they are asked. */
@NullMarked
package io.kennung.verification.senders;

import org.jspecify.annotations.NullMarked;
