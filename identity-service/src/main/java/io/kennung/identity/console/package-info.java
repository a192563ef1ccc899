/**
 * The support console: where it stands, and what all its pages have in common. Whoever adds a page
 * marks its resource {@link io.kennung.identity.console.door.ForStaff}, asks {@link
 * io.kennung.identity.console.Frames} for the frame, and includes {@code console/layout.html}.
 */
@NullMarked
package io.kennung.identity.console;

import org.jspecify.annotations.NullMarked;
