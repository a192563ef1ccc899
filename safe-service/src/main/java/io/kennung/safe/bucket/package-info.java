/** An S3-compatible object store, for whoever has more backups than one machine holds. */
@NullMarked
package io.kennung.safe.bucket;

import org.jspecify.annotations.NullMarked;
