/**
 * Finding the identities of people whose e-mail address or phone number is known. Only hashes leave
 * the device; {@link io.kennung.client.contacts.Contacts} is the way in.
 */
@NullMarked
package io.kennung.client.contacts;

import org.jspecify.annotations.NullMarked;
