package io.kennung.chassis.possession;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the first phase (directory contract, 2.1).
 *
 * @param token base64, opaque to the client
 * @param tokenRespKeyPub base64 of the 32-byte public key that the client computes its response
 *     with
 * @param linked false in the answers of the link calls, which add it; left out elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Challenge(String token, String tokenRespKeyPub, @Nullable Boolean linked) {}
