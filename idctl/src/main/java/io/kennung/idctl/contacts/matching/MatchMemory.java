package io.kennung.idctl.contacts.matching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.idctl.session.Profile;
import io.kennung.protocol.Base64Text;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What {@code match-memory.json} holds: which addresses the directory was asked for, and until when
 * not to ask again. Not the addresses: 12 bytes of their HMAC-SHA256 under a random key of the
 * file, so that nothing in it can be compared with what anybody else holds.
 */
final class MatchMemory {

  private static final String FILE = "match-memory.json";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int MARK_BYTES = 12;

  /** No directory can want more, and times stay such that can be written. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final byte[] key;
  private final String owner;
  private final Map<String, Instant> until;
  private final Mac mac;

  private MatchMemory(byte[] key, String owner, Map<String, Instant> until) {
    this.key = key;
    this.owner = owner;
    this.until = until;
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** That of this identity at this directory; a new one where there is none. */
  static MatchMemory in(Profile profile, String identity, URI server) {
    String owner = identity + " " + server;
    return profile
        .read(FILE, MatchMemory::of)
        .filter(kept -> kept.owner.equals(owner))
        .orElseGet(() -> {
          byte[] key = new byte[KEY_BYTES];
          new SecureRandom().nextBytes(key);
          return new MatchMemory(key, owner, new HashMap<>());
        });
  }

  /**
   * Until when not to ask for this address again; nothing where it may be asked for.
   *
   * @param address a mail address or the digits of a number
   * @param withInactive whether silent identities are looked for, too: whoever asked without them
   *     may ask again with them
   */
  Optional<Instant> until(String address, boolean withInactive, Instant now) {
    return asked(address, true)
        .or(() -> withInactive ? Optional.empty() : asked(address, false))
        .filter(now::isBefore);
  }

  /**
   * It was asked for.
   *
   * @return until when not to ask again
   */
  Instant add(String address, boolean withInactive, Instant now, Duration interval) {
    Instant time = now.plus(interval.compareTo(LONGEST) > 0 ? LONGEST : interval);
    until.put(mark(address, withInactive), time);
    return time;
  }

  /** What may be asked for again is left out: that is as if it had never been asked for. */
  void keepIn(Profile profile, Instant now) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", 1)
            .put("owner", owner)
            .put("key", Base64Text.encode(key));
    Map<String, ArrayNode> byTime = new HashMap<>();
    ObjectNode asked = json.putObject("asked");
    new TreeMap<>(until)
        .forEach((mark, time) -> {
          if (now.isBefore(time)) {
            byTime.computeIfAbsent(time.toString(), asked::putArray).add(mark);
          }
        });
    profile.write(FILE, json);
  }

  private Optional<Instant> asked(String address, boolean withInactive) {
    return Optional.ofNullable(until.get(mark(address, withInactive)));
  }

  private String mark(String address, boolean withInactive) {
    byte[] hash =
        mac.doFinal(((withInactive ? "all " : "") + address).getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, MARK_BYTES));
  }

  private static MatchMemory of(JsonNode json) {
    Map<String, Instant> until = new HashMap<>();
    json.required("asked")
        .properties()
        .forEach(entry -> {
          Instant time = Instant.parse(entry.getKey());
          entry.getValue().forEach(mark -> until.put(mark.asText(), time));
        });
    return new MatchMemory(
        Base64Text.decode(json.required("key").asText()), json.required("owner").asText(), until);
  }
}
