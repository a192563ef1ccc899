/** What the pages of this machine's mail inbox and telephone have in common. */
@NullMarked
package io.kennung.local.page;

import org.jspecify.annotations.NullMarked;
