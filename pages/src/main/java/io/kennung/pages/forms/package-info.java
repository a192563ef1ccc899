/** What people type into fields, read with patience. */
@NullMarked
package io.kennung.pages.forms;

import org.jspecify.annotations.NullMarked;
