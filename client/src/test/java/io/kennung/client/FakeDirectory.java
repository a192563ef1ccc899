package io.kennung.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.ChallengeResponse;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.PublicKey;
import io.kennung.protocol.SecretKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A directory in this process that really checks proofs; the other side of the wire. Single answers
 * can be replaced, or lost after the work is done.
 */
public final class FakeDirectory implements AutoCloseable {

  /** A request as it came. */
  public record Call(
      String method, String path, String query, Map<String, List<String>> headers, JsonNode body) {

    public boolean isSecondPhase() {
      return body.has("response");
    }

    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  /** What to answer; {@link #LOST} does the work and closes the connection. */
  public record Reply(int status, String body, Map<String, String> headers) {

    public static final Reply LOST = of(0, "");

    public static Reply of(int status, String body) {
      return new Reply(status, body, Map.of());
    }
  }

  private record Feature(
      Function<Call, Optional<ObjectNode>> first, Function<ObjectNode, ObjectNode> proven) {}

  private record Planned(Predicate<Call> when, Reply reply) {}

  private record Issued(String path, JsonNode members, SecretKey key, PublicKey owner) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  public final Map<String, ObjectNode> identities = new ConcurrentHashMap<>();

  /** What only the owner is told, besides. */
  BiConsumer<String, ObjectNode> own = (id, answer) -> answer.put("email", "***@***");

  private final FakeLookups lookups = new FakeLookups(identities);
  public final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Map<String, String> results = new ConcurrentHashMap<>();
  private final Map<String, Feature> features = new ConcurrentHashMap<>();
  private final Map<String, Function<Call, Reply>> rooms = new ConcurrentHashMap<>();
  private final List<Planned> planned = new CopyOnWriteArrayList<>();
  private final SecureRandom random = new SecureRandom();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public FakeDirectory() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Each reply is given once, in this order, to requests that fit. */
  public void plan(Predicate<Call> when, Reply... replies) {
    for (Reply reply : replies) {
      planned.add(new Planned(when, reply));
    }
  }

  public void plan(String path, int status, String body) {
    plan(call -> call.path().equals(path), Reply.of(status, body));
  }

  /**
   * A feature beside the identities.
   *
   * @param first what to answer without a challenge; nothing to go on with one
   * @param proven what to answer to a proof, from the members without the proof
   */
  void add(
      String path,
      Function<Call, Optional<ObjectNode>> first,
      Function<ObjectNode, ObjectNode> proven) {
    features.put(path, new Feature(first, proven));
  }

  /** All paths that begin with this. */
  public void open(String beginning, Function<Call, Reply> room) {
    rooms.put(beginning, room);
  }

  /** Registers an identity without asking. */
  public void put(String id, SecretKey key) {
    identities.put(id, entry(id, key.publicKey().base64()));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] bytes = exchange.getRequestBody().readAllBytes();
      Call call =
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath().substring(1),
              Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""),
              Map.copyOf(exchange.getRequestHeaders()),
              bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes));
      calls.add(call);
      Optional<Planned> plan = planned.stream().filter(p -> p.when().test(call)).findFirst();
      plan.ifPresent(planned::remove);
      Reply reply = plan.map(Planned::reply).orElse(null);
      if (reply == null || reply == Reply.LOST) {
        Reply real = real(call);
        if (reply == Reply.LOST) {
          return;
        }
        reply = real;
      }
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      byte[] body = reply.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Reply real(Call call) {
    for (Map.Entry<String, Function<Call, Reply>> room : rooms.entrySet()) {
      if (call.path().startsWith(room.getKey())) {
        return room.getValue().apply(call);
      }
    }
    if (call.method().equals("GET") && call.path().startsWith("identity/")) {
      ObjectNode found = identities.get(call.path().substring("identity/".length()));
      return found == null || found.path("state").asInt() == 2
          ? Reply.of(404, "")
          : Reply.of(200, found.toString());
    }
    return switch (call.path()) {
      case "auth_token" -> Reply.of(200, "{\"authToken\":\"opaque\"}");
      case "identity/fetch_bulk" -> lookups.bulk(call.body().path("identities"));
      case "identity/check" -> lookups.check(call.body().path("identities"));
      case "identity/check_featuremask" -> lookups.check(call.body().path("identities"));
      case "identity/create", "identity/set_featuremask", "identity/fetch_priv" -> twoPhase(call);
      default -> feature(call, features.get(call.path()));
    };
  }

  private Reply feature(Call call, @Nullable Feature feature) {
    if (feature == null) {
      return Reply.of(404, "");
    }
    return (call.isSecondPhase() ? Optional.<ObjectNode>empty() : feature.first().apply(call))
        .map(answer -> Reply.of(200, answer.toString()))
        .orElseGet(() -> twoPhase(call));
  }

  private Reply twoPhase(Call call) {
    ObjectNode members = call.body().deepCopy();
    if (call.path().equals("identity/create")) {
      members.retain("publicKey");
    } else {
      members.remove(List.of("token", "response"));
    }
    if (!call.isSecondPhase()) {
      return challenge(call.path(), members);
    }
    Issued challenge = issued.get(call.body().path("token").asText());
    if (challenge == null || !proves(call, members, challenge)) {
      return refuse("that proof is wrong", "invalid-token");
    }
    // One token, one result, however often it is asked for.
    return Reply.of(
        200,
        results.computeIfAbsent(
            call.body().path("token").asText(), token -> perform(call.path(), members)));
  }

  private Reply challenge(String path, ObjectNode members) {
    String owner =
        members.has("publicKey")
            ? members.path("publicKey").asText()
            : Optional.ofNullable(identities.get(members.path("identity").asText()))
                .map(found -> found.path("publicKey").asText())
                .orElse(null);
    if (owner == null) {
      return refuse("identity not found or revoked", "invalid-identity");
    }
    SecretKey key = SecretKey.generate(random);
    byte[] token = new byte[33];
    random.nextBytes(token);
    issued.put(Base64Text.encode(token), new Issued(path, members, key, PublicKey.ofBase64(owner)));
    return Reply.of(
        200,
        JSON.createObjectNode()
            .put("token", Base64Text.encode(token))
            .put("tokenRespKeyPub", key.publicKey().base64())
            // The calls that link want it here; the others do not mind.
            .put("linked", false)
            .toString());
  }

  private static boolean proves(Call call, ObjectNode members, Issued challenge) {
    byte[] token = Base64Text.decode(call.body().path("token").asText());
    byte[] expected = ChallengeResponse.of(challenge.key(), challenge.owner(), token);
    return challenge.path().equals(call.path())
        && challenge.members().equals(members)
        && MessageDigest.isEqual(
            expected, Base64Text.decode(call.body().path("response").asText()));
  }

  private String perform(String path, ObjectNode members) {
    Feature feature = features.get(path);
    if (feature != null) {
      return feature.proven().apply(members).toString();
    }
    ObjectNode answer = JSON.createObjectNode().put("success", true);
    switch (path) {
      case "identity/create" -> {
        String id = newId();
        identities.put(id, entry(id, members.path("publicKey").asText()));
        answer.put("identity", id).put("serverGroup", IdentityId.serverGroup(id));
      }
      case "identity/set_featuremask" ->
          identities
              .get(members.path("identity").asText())
              .set("featureMask", members.get("featureMask"));
      default -> {
        String id = members.path("identity").asText();
        answer.put("identity", id).put("serverGroup", IdentityId.serverGroup(id));
        own.accept(id, answer);
      }
    }
    return answer.toString();
  }

  private static Reply refuse(String text, String errorType) {
    ObjectNode answer = JSON.createObjectNode().put("success", false).put("error", text);
    return Reply.of(200, answer.put("errorType", errorType).toString());
  }

  private static ObjectNode entry(String id, String publicKey) {
    return JSON.createObjectNode()
        .put("identity", id)
        .put("publicKey", publicKey)
        .put("featureMask", 0)
        .put("state", 0)
        .put("type", 0);
  }

  private String newId() {
    StringBuilder id = new StringBuilder();
    random
        .ints(IdentityId.LENGTH, 0, IdentityId.ALPHABET.length())
        .forEach(i -> id.append(IdentityId.ALPHABET.charAt(i)));
    return id.toString();
  }
}
