/** The two pages people see in a browser: behind the link of a mail and behind that of an SMS. */
@NullMarked
package io.kennung.verification.pages;

import org.jspecify.annotations.NullMarked;
