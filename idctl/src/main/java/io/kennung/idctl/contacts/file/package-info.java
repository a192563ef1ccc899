/** Address books in files, as other programs write them. */
@NullMarked
package io.kennung.idctl.contacts.file;

import org.jspecify.annotations.NullMarked;
