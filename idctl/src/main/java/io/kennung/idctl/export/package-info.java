/** The export of an identity on paper, as a picture or as text, and the way back from it. */
@NullMarked
package io.kennung.idctl.export;

import org.jspecify.annotations.NullMarked;
