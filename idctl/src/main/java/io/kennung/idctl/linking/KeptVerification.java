package io.kennung.idctl.linking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Settings;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code verification.json} holds: a phone number that waits for its code.
 *
 * @param verificationId opaque
 * @param identity 8 characters, which the number will be linked to
 * @param server the directory that sent the code
 * @param endsAt by our clock; null where the directory has not said when
 * @param number with its plus, to ask for another SMS and to remember what was linked; null in
 *     files of versions that did not keep it
 */
public record KeptVerification(
    String verificationId,
    String identity,
    URI server,
    @Nullable Instant endsAt,
    @Nullable String number) {

  private static final Texts TEXTS = Texts.of(KeptVerification.class);

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
                TEXTS.say(
                    "none.waits",
                    own.identity().id(),
                    TEXTS.say("command.phone", TEXTS.say("number.any")))));
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
    if (number != null) {
      json.put("number", number);
    }
    profile.write(FILE, json);
  }

  /** Whether there is still something to wait for; decides what is shown, never what is asked. */
  public boolean isOpenAt(Instant now) {
    return endsAt == null || now.isBefore(endsAt);
  }

  /** The number, or what stands for one in a command to type. */
  String numberToType() {
    return number == null ? TEXTS.say("number.any") : number;
  }

  /** Another directory knows nothing of it, and should not learn its id. */
  void refuseOtherThan(URI asked) {
    if (!asked.equals(server)) {
      throw CommandFailure.profile(TEXTS.say("waits.elsewhere", server, server));
    }
  }

  /** Without the verification's id and the number. */
  @Override
  public String toString() {
    return "KeptVerification[" + identity + "]";
  }

  private static KeptVerification of(JsonNode json) {
    return new KeptVerification(
        json.required("verificationId").asText(),
        json.required("identity").asText(),
        Settings.at(URI.create(json.required("server").asText())).base(),
        json.has("endsAt") ? Instant.parse(json.path("endsAt").asText()) : null,
        json.has("number") ? json.path("number").asText() : null);
  }
}
