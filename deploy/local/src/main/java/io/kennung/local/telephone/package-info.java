/** Everybody's telephone: takes what is sent by the API of Twilio, and shows it. */
@NullMarked
package io.kennung.local.telephone;

import org.jspecify.annotations.NullMarked;
