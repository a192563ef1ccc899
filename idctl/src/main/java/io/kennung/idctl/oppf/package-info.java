/** The commands that make and check the configuration file that apps of a self-hoster follow. */
@NullMarked
package io.kennung.idctl.oppf;

import org.jspecify.annotations.NullMarked;
