/**
 * What a person keeps on paper or shows on a screen: the export of an identity, sealed with a
 * password, and the public contact code. Source: the export contract, sections 1, 2, 3 and 6.
 */
@NullMarked
package io.kennung.protocol.export;

import org.jspecify.annotations.NullMarked;
