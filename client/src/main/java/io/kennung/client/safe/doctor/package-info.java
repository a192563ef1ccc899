/**
 * Finds out whether a server keeps the Safe contract, and says what is wrong with one that does
 * not. {@link io.kennung.client.safe.doctor.Doctor} is the way in.
 */
@NullMarked
package io.kennung.client.safe.doctor;

import org.jspecify.annotations.NullMarked;
