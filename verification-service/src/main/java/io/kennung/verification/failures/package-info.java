/** Every way in which linking can fail, and the words for it. */
@NullMarked
package io.kennung.verification.failures;

import org.jspecify.annotations.NullMarked;
