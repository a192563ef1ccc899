/** Finds the people of an address book in a file, and makes contacts of them. */
@NullMarked
package io.kennung.idctl.contacts.matching;

import org.jspecify.annotations.NullMarked;
