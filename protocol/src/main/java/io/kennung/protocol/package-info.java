/**
 * All that crosses a wire or lands in a file: identity ids, keys, the challenge response, events.
 * Plain Java, no framework, so that servers, clients and tests share one reading of the contract.
 */
@NullMarked
package io.kennung.protocol;

import org.jspecify.annotations.NullMarked;
