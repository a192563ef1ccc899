/**
 * Sealed backups on a Safe server, which may be the directory's own or any WebDAV folder. {@link
 * io.kennung.client.safe.SafeServer} is the way in. Source: the Safe contract.
 */
@NullMarked
package io.kennung.client.safe;

import org.jspecify.annotations.NullMarked;
