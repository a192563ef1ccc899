package io.kennung.drills.crowd;

import io.kennung.protocol.RevocationKey;
import io.kennung.protocol.SecretKey;
import io.kennung.protocol.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One who has an identity, and all that the directory has answered to its wishes. One wish at a
 * time; meanwhile, and for a while after it, nobody can say what others are told.
 */
public final class Person {

  /** Longer than a replica trusts its memory. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  /** Longer than the share of a consumer that has left takes to find the next one. */
  private static final Duration ENDED = Duration.ofSeconds(20);

  private static final int UNSETTLED = -1;

  /** Odd while a change is under way. */
  private final AtomicInteger changes = new AtomicInteger();

  private final String id;
  private final SecretKey key;
  private final Map<String, List<String>> events = new HashMap<>();
  private volatile long mask;
  private volatile @Nullable String phone;
  private volatile @Nullable RevocationKey password;
  private volatile @Nullable String ended;
  private volatile boolean uncertain;
  private volatile long settledAt = System.nanoTime();

  Person(String id, SecretKey key) {
    this.id = id;
    this.key = key;
    tell(Topics.IDENTITY, "IdentityRegistered");
  }

  public String id() {
    return id;
  }

  /** The public one, in base64. */
  public String publicKey() {
    return key.publicKey().base64();
  }

  public long mask() {
    return mask;
  }

  /** The number that is linked, digits only. */
  public @Nullable String phone() {
    return phone;
  }

  public boolean hasPassword() {
    return password != null;
  }

  /** {@code key} or {@code password} once it has been revoked. */
  public @Nullable String ended() {
    return ended;
  }

  /** Whether a wish got no answer, so that nobody knows what has become of it. */
  public boolean isUncertain() {
    return uncertain;
  }

  /** The events that must have come on a topic, in order, such as {@code FeatureMaskChanged 3}. */
  public synchronized List<String> events(String topic) {
    return List.copyOf(events.getOrDefault(topic, List.of()));
  }

  SecretKey key() {
    return key;
  }

  @Nullable RevocationKey password() {
    return password;
  }

  void maskIs(long chosen) {
    mask = chosen;
    tell(Topics.IDENTITY, "FeatureMaskChanged " + chosen);
  }

  void phoneIs(String number) {
    phone = number;
    tell(Topics.LINK, "AddressLinked phone");
  }

  void phoneIsGone(String reason) {
    phone = null;
    tell(Topics.LINK, "AddressUnlinked phone " + reason);
  }

  void passwordIs(RevocationKey chosen) {
    password = chosen;
    tell(Topics.LIFECYCLE, "RevocationPasswordSet");
  }

  void hasEnded(String how) {
    ended = how;
    password = null;
    tell(Topics.LIFECYCLE, "IdentityRevoked " + how);
    if (phone != null) {
      phoneIsGone("revoked");
    }
  }

  /** Begins a wish; false when another one is under way, or there can be none any more. */
  boolean begin() {
    int before = changes.get();
    return before % 2 == 0
        && ended == null
        && !uncertain
        && changes.compareAndSet(before, before + 1);
  }

  /** It has been answered; or not, and then nobody asks anything of this one any more. */
  void end(boolean answered) {
    uncertain = !answered;
    settledAt = System.nanoTime() + (ended == null ? SETTLED : ENDED).toNanos();
    changes.incrementAndGet();
  }

  /** To be compared later: who reads must know whether anything has changed meanwhile. */
  int look() {
    boolean settled = System.nanoTime() > settledAt && !uncertain;
    int seen = changes.get();
    return settled && seen % 2 == 0 ? seen : UNSETTLED;
  }

  /** Whether all that is known of it was true at that look, for everybody, and still is. */
  boolean isCertainSince(int look) {
    return look == changes.get();
  }

  private synchronized void tell(String topic, String event) {
    events.computeIfAbsent(topic, _ -> new ArrayList<>()).add(event);
  }
}
