/** Where staff sign in on this machine. For development only: whoever asks is let in. */
@NullMarked
package io.kennung.local.signin;

import org.jspecify.annotations.NullMarked;
