/** Where the bytes of backups lie: in their rows or in a bucket. */
@NullMarked
package io.kennung.safe.stores;

import org.jspecify.annotations.NullMarked;
