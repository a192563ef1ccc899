/** What a command reads from a person, and what it says to a person and to a script. */
@NullMarked
package io.kennung.idctl.terminal;

import org.jspecify.annotations.NullMarked;
