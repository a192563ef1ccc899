/** How mails, messages and calls leave: after the commit, neither lost nor made twice. */
@NullMarked
package io.kennung.verification.delivery;

import org.jspecify.annotations.NullMarked;
