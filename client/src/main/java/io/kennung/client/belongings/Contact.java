package io.kennung.client.belongings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.PublicKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whom a person knows.
 *
 * @param identity 8 characters
 * @param verification how sure the person is of the key
 * @param publicKey the one known; apps leave out what the directory can tell again
 * @param names what the contact is called
 * @param createdAt when the contact was added, to the millisecond; nothing where it is not known
 */
public record Contact(
    String identity,
    Verification verification,
    Optional<PublicKey> publicKey,
    Names names,
    Optional<Instant> createdAt) {

  /**
   * @throws IllegalArgumentException when the id is not well formed
   */
  public Contact {
    if (!IdentityId.isWellFormed(identity)) {
      throw new IllegalArgumentException("not an identity id");
    }
  }

  /** Somebody new. */
  public static Contact of(String identity, PublicKey key, Instant now) {
    return new Contact(
        identity,
        Verification.UNVERIFIED,
        Optional.of(key),
        Names.NONE,
        Optional.of(Instant.ofEpochMilli(now.toEpochMilli())));
  }

  /** Called so from now on. */
  public Contact named(Names others) {
    return new Contact(identity, verification, publicKey, others, createdAt);
  }

  /** At least this sure from now on. */
  public Contact verified(Verification level) {
    return new Contact(identity, verification.or(level), publicKey, names, createdAt);
  }

  /** With this key, where none is known yet; one that is known is never replaced. */
  public Contact withKey(PublicKey key) {
    return new Contact(
        identity, verification, publicKey.or(() -> Optional.of(key)), names, createdAt);
  }

  /** Without the names. */
  @Override
  public String toString() {
    return "Contact[" + identity + "]";
  }

  static Optional<Contact> of(JsonNode json) {
    String identity = json.path("identity").asText();
    if (!json.path("identity").isTextual() || !IdentityId.isWellFormed(identity)) {
      return Optional.empty();
    }
    return Optional.of(
        new Contact(
            identity,
            Verification.of(json.path("verification")),
            key(json.path("publickey")),
            Names.of(json),
            time(json.path("createdAt"))));
  }

  /** Writes what differs, so that everything else stays as others have written it. */
  void writeTo(ObjectNode json) {
    Contact there = of(json).orElse(null);
    json.put("identity", identity);
    if (there == null || there.verification != verification) {
      json.put("verification", verification.code());
    }
    publicKey
        .filter(key -> there == null || !there.publicKey.equals(publicKey))
        .ifPresent(key -> json.put("publickey", key.base64()));
    createdAt
        .filter(time -> there == null || !there.createdAt.equals(createdAt))
        .ifPresent(time -> json.put("createdAt", time.toEpochMilli()));
    Names before = there == null ? null : there.names;
    if (before == null || !before.firstname().equals(names.firstname())) {
      json.put("firstname", names.firstname());
    }
    if (before == null || !before.lastname().equals(names.lastname())) {
      json.put("lastname", names.lastname());
    }
    if (before == null || !before.nickname().equals(names.nickname())) {
      json.put("nickname", names.nickname());
    }
  }

  private static Optional<PublicKey> key(JsonNode json) {
    try {
      return json.isTextual() ? Optional.of(PublicKey.ofBase64(json.asText())) : Optional.empty();
    } catch (IllegalArgumentException e) {
      // Kept in the document; nobody can be written to with it.
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(JsonNode json) {
    return json.isIntegralNumber() && json.canConvertToLong() && json.asLong() > 0
        ? Optional.of(Instant.ofEpochMilli(json.asLong()))
        : Optional.empty();
  }
}
