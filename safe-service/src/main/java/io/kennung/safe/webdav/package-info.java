/** As much of WebDAV as plain clients need to put and get a file; nothing is ever listed. */
@NullMarked
package io.kennung.safe.webdav;

import org.jspecify.annotations.NullMarked;
