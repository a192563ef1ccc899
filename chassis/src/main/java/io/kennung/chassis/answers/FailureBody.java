package io.kennung.chassis.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How the directory endpoints tell a failure (directory contract, 1.4).
 *
 * @param success always false
 * @param error a sentence for the person in front of the client
 * @param errorType a word for programs; left out where the contract has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailureBody(boolean success, String error, @Nullable String errorType) {}
