/** What makes the command at home in a shell: completion and the man page. */
@NullMarked
package io.kennung.idctl.shell;

import org.jspecify.annotations.NullMarked;
