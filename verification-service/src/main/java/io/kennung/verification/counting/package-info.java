/** How many mails, messages and calls came to what: figures for those who look after it all. */
@NullMarked
package io.kennung.verification.counting;

import org.jspecify.annotations.NullMarked;
