/** Everybody's mail server: takes every mail, delivers none, and shows them. */
@NullMarked
package io.kennung.local.mail;

import org.jspecify.annotations.NullMarked;
