/** What a profile keeps of its Safe, and what all commands about a Safe ask for. */
@NullMarked
package io.kennung.idctl.safe.kept;

import org.jspecify.annotations.NullMarked;
