package io.kennung.chassis.possession;

import org.jspecify.annotations.Nullable;

/**
 * A request of an identity that must prove its key: the same members in both phases, the second
 * adds token and response.
 */
public interface ProvenRequest {

  /** Whom the caller claims to be. */
  @Nullable String identity();

  /** The challenge that is being answered; absent in the first phase. */
  @Nullable String token();

  /** The answer to it; absent in the first phase. */
  @Nullable String response();

  /** What the challenge is bound to. */
  Binding binding();
}
