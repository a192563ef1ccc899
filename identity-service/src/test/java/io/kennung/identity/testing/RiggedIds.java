package io.kennung.identity.testing;

import io.kennung.identity.registration.IdentityIds;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Draws what it was told to draw, then at random. */
@Singleton
@Alternative
@Priority(1)
public class RiggedIds extends IdentityIds {

  private final Queue<String> next = new ConcurrentLinkedQueue<>();

  @Inject
  public RiggedIds(SecureRandom random) {
    super(random);
  }

  /** These come next. */
  public void rig(String... ids) {
    next.addAll(List.of(ids));
  }

  @Override
  public String draw() {
    String rigged = next.poll();
    return rigged == null ? super.draw() : rigged;
  }
}
