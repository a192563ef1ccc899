package io.kennung.idctl.linking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Settings;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.terminal.CommandFailure;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code verification.json} holds: a phone number that waits for its code. The number itself
 * is not needed, so it is not there.
 *
 * @param verificationId opaque
 * @param identity 8 characters, which the number will be linked to
 * @param server the directory that sent the code
 * @param endsAt by our clock; null where the directory has not said when
 */
public record KeptVerification(
    String verificationId, String identity, URI server, @Nullable Instant endsAt) {

  private static final String FILE = "verification.json";

  /** The one of this identity, if there is any. */
  public static Optional<KeptVerification> in(Profile profile, KeptIdentity own) {
    return profile
        .read(FILE, KeptVerification::of)
        .filter(kept -> kept.identity.equals(own.identity().id()));
  }

  /** The same, for commands that make no sense without one. */
  static KeptVerification required(Profile profile, KeptIdentity own) {
    return in(profile, own)
        .orElseThrow(() ->
            CommandFailure.profile(
                "no phone number of %s waits for a code; begin with: idctl link phone NUMBER"
                    .formatted(own.identity().id())));
  }

  /** Nothing waits any more. */
  public static void forget(Profile profile) {
    profile.remove(FILE);
  }

  /** For the command that enters the code. */
  public void keepIn(Profile profile) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", 1)
            .put("verificationId", verificationId)
            .put("identity", identity)
            .put("server", server.toString());
    if (endsAt != null) {
      json.put("endsAt", endsAt.toString());
    }
    profile.write(FILE, json);
  }

  /** Whether there is still something to wait for; decides what is shown, never what is asked. */
  public boolean isOpenAt(Instant now) {
    return endsAt == null || now.isBefore(endsAt);
  }

  /** Another directory knows nothing of it, and should not learn its id. */
  void refuseOtherThan(URI asked) {
    if (!asked.equals(server)) {
      throw CommandFailure.profile(
          "the number waits for its code at %s; finish it with --server %s"
              .formatted(server, server));
    }
  }

  /** Without the verification's id. */
  @Override
  public String toString() {
    return "KeptVerification[" + identity + "]";
  }

  private static KeptVerification of(JsonNode json) {
    return new KeptVerification(
        json.required("verificationId").asText(),
        json.required("identity").asText(),
        Settings.at(URI.create(json.required("server").asText())).base(),
        json.has("endsAt") ? Instant.parse(json.path("endsAt").asText()) : null);
  }
}
