/**
 * Whose an address is, for staff who know the address: on record, and never the other way round.
 */
@NullMarked
package io.kennung.verification.search;

import org.jspecify.annotations.NullMarked;
