/** The mail that proves an address, on its way out and, if need be, back. */
@NullMarked
package io.kennung.verification.mail;

import org.jspecify.annotations.NullMarked;
