package io.kennung.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.FakeDirectory.Call;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The part of a directory that links addresses; the code is always {@link #CODE}. */
public final class FakeLinks {

  public static final String EMAIL = "identity/link_email";
  public static final String PHONE = "identity/link_mobileno";
  public static final String CALL = "identity/link_mobileno_call";
  public static final String CODE = "123456";

  /** By identity. */
  public final Map<String, String> emails = new ConcurrentHashMap<>();

  /** By identity. */
  public final Map<String, String> phones = new ConcurrentHashMap<>();

  /** Mails sent, address by identity. */
  public final Map<String, String> mails = new ConcurrentHashMap<>();

  /** Members by verification id. */
  public final Map<String, ObjectNode> verifications = new ConcurrentHashMap<>();

  /** Added to every answer; null where this is another server. */
  public String next = "{\"try\":0,\"triesLeft\":5,\"call\":60,\"resend\":60,\"expires\":3600}";

  public FakeLinks(FakeDirectory server) {
    server.own = this::own;
    server.add(EMAIL, call -> linked(call, "email", emails), this::email);
    server.add(PHONE, this::phoneFirst, this::phone);
    server.add(CALL, call -> Optional.of(call(call)), members -> answer(true));
  }

  /** Somebody presses the button in the mail. */
  public void confirmMail(String identity) {
    link(emails, identity, mails.remove(identity));
  }

  /** Whoever had it before has it no more. */
  private static void link(Map<String, String> links, String identity, String address) {
    links.values().removeIf(address::equals);
    links.put(identity, address);
  }

  private void own(String identity, ObjectNode answer) {
    if (emails.containsKey(identity)) {
      answer.put("email", "***@***");
    }
    if (phones.containsKey(identity)) {
      answer.put("mobileNo", "***");
    }
  }

  private ObjectNode email(ObjectNode members) {
    String identity = members.path("identity").asText();
    emails.remove(identity);
    String address = members.path("email").asText();
    if (address.isEmpty()) {
      mails.remove(identity);
      return answer(true);
    }
    mails.put(identity, address);
    return answer(true);
  }

  private Optional<ObjectNode> phoneFirst(Call call) {
    return call.body().has("verificationId")
        ? Optional.of(code(call.body()))
        : linked(call, "mobileNo", phones);
  }

  private ObjectNode phone(ObjectNode members) {
    String identity = members.path("identity").asText();
    phones.remove(identity);
    if (members.path("mobileNo").asText().isEmpty()) {
      verifications.values().removeIf(v -> v.path("identity").asText().equals(identity));
      return answer(true).without("next");
    }
    String id = "verification-" + (verifications.size() + 1);
    verifications.put(id, members);
    return answer(true).put("verificationId", id);
  }

  private ObjectNode code(JsonNode body) {
    ObjectNode waiting = verifications.get(body.path("verificationId").asText());
    if (waiting == null || !body.path("code").asText().equals(CODE)) {
      return answer(false).put("error", "That code is wrong.");
    }
    link(phones, waiting.path("identity").asText(), waiting.path("mobileNo").asText());
    verifications.remove(body.path("verificationId").asText());
    return answer(true).without("next");
  }

  private ObjectNode call(Call call) {
    return verifications.containsKey(call.body().path("verificationId").asText())
        ? answer(true)
        : answer(false).put("error", "No such verification.");
  }

  private static Optional<ObjectNode> linked(Call call, String name, Map<String, String> links) {
    String address = call.body().path(name).asText();
    boolean isLinked =
        !address.isEmpty() && address.equals(links.get(call.body().path("identity").asText()));
    if (isLinked) {
      return Optional.of(JsonNodeFactory.instance.objectNode().put("linked", true));
    }
    return Optional.empty();
  }

  private ObjectNode answer(boolean success) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("success", success);
    if (next != null) {
      answer.set("next", Json.of(next));
    }
    return answer;
  }
}
