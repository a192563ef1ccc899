package io.kennung.idctl.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.AnyJson;
import io.kennung.client.FakeContacts;
import io.kennung.client.FakeDirectory;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever lies in the folder of a profile, which may have come from anywhere. */
class AnyProfileFileTest {

  private static final FakeDirectory SERVER = new FakeDirectory();
  private static final String TIME = "\"2026-11-25T10:00:00Z\"";

  private static Path home = Path.of("");

  @BeforeContainer
  static void open() throws IOException {
    home = Files.createTempDirectory("home");
    FakeContacts unused = new FakeContacts(SERVER);
    assertThat(new CommandRun(home, SERVER).idctl("create").exitCode()).isZero();
  }

  @AfterContainer
  static void close() throws IOException {
    SERVER.close();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 15, seed = "1")
  void anyContactStates(@ForAll("states") String json) throws IOException {
    write("belongings.json", "{\"contacts\":[{\"identity\":\"ECHOECHO\"}]}");
    saysOneSentenceOrWorks("contact-states.json", json, "contacts", "refresh");
  }

  @Example
  void intervalOfAges() throws IOException {
    write("belongings.json", "{\"contacts\":[{\"identity\":\"ECHOECHO\"}]}");
    String json =
        "{\"server\":%s,\"checkedAt\":%s,\"checkInterval\":%d,\"states\":{}}"
            .formatted(server(), TIME, Long.MAX_VALUE);
    saysOneSentenceOrWorks("contact-states.json", json, "contacts", "refresh");
  }

  @Property(tries = 15, seed = "2")
  void anyBelongings(@ForAll("belongings") String json) throws IOException {
    saysOneSentenceOrWorks("belongings.json", json, "contacts", "list");
  }

  @Property(tries = 15, seed = "3")
  void anySafe(@ForAll("safes") String json) throws IOException {
    saysOneSentenceOrWorks("safe.json", json, "safe", "status");
  }

  @Property(tries = 15, seed = "4")
  void anyLinks(@ForAll("links") String json) throws IOException {
    saysOneSentenceOrWorks("links.json", json, "show");
  }

  @Property(tries = 15, seed = "5")
  void anyIdentity(@ForAll("identities") String json) throws IOException {
    Path file = home.resolve(".config/kennung/default/identity.json");
    String good = Files.readString(file);
    try {
      saysOneSentenceOrWorks("identity.json", json, "show");
      saysOneSentenceOrWorks("identity.json", json, "profile", "list");
    } finally {
      write("identity.json", good);
    }
  }

  @Property(tries = 15, seed = "6")
  void anyVerification(@ForAll("verifications") String json) throws IOException {
    saysOneSentenceOrWorks("verification.json", json, "link", "code", "123456");
  }

  @Property(tries = 15, seed = "7")
  void anyMemoryOfMatches(@ForAll("memories") String json, @ForAll("tokens") String token)
      throws IOException {
    Path book = Files.writeString(home.resolve("book"), "email\na@example.com\n");
    saysOneSentenceOrWorks("match-memory.json", json, "contacts", "match", book.toString());
    saysOneSentenceOrWorks("match-token.json", token, "contacts", "match", book.toString());
  }

  private static void saysOneSentenceOrWorks(String name, String json, String... command)
      throws IOException {
    write(name, json);
    try {
      Result result = new CommandRun(home, SERVER).piping("").idctl(command);

      assertThat(result.exitCode()).isBetween(0, 5);
      assertThat(result.all()).doesNotContain("inside idctl", "\u001b", "\tat ");
      assertThat(result.err().lines().count()).isLessThanOrEqualTo(2);
    } finally {
      Files.deleteIfExists(home.resolve(".config/kennung/default").resolve(name));
    }
  }

  private static void write(String name, String json) throws IOException {
    Path file = home.resolve(".config/kennung/default").resolve(name);
    Files.writeString(file, json);
    // Else it is not read at all.
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static String id() {
    return "\"%s\"".formatted(SERVER.identities.keySet().iterator().next());
  }

  private static Arbitrary<String> near(String... members) {
    Map<String, String> good = new TreeMap<>();
    for (int i = 0; i < members.length; i += 2) {
      good.put(members[i], members[i + 1]);
    }
    return Arbitraries.frequencyOf(Tuple.of(9, AnyJson.near(good)), Tuple.of(1, AnyJson.value()));
  }

  private static String server() {
    return "\"%s\"".formatted(SERVER.base());
  }

  @Provide
  Arbitrary<String> states() {
    return near("state", "0", "featureMask", "7")
        .flatMap(state ->
            near(
                "server",
                server(),
                "checkedAt",
                "\"2020-01-01T00:00:00Z\"",
                "checkInterval",
                "86400",
                "states",
                "{\"ECHOECHO\":%s}".formatted(state)));
  }

  @Provide
  Arbitrary<String> belongings() {
    return near(
            "identity", "\"ECHOECHO\"", "firstname", "\"E\"", "verification", "1", "createdAt", "1")
        .flatMap(
            contact -> near("contacts", "[%s]".formatted(contact), "groups", "[]", "user", "{}"));
  }

  @Provide
  Arbitrary<String> safes() {
    String keys = "\"%s==\"".formatted("A".repeat(86));
    Arbitrary<String> last =
        near(
            "at", TIME,
            "sha1", "\"00\"",
            "bytes", "100",
            "maxBackupBytes", "524288",
            "retentionDays", "180");
    return last.flatMap(backup ->
        near(
            "identity",
            id(),
            "keys",
            keys,
            "server",
            "\"https://anna:geheim@safe.example/\"",
            "last",
            backup.isBlank() ? "0" : backup,
            "trouble",
            "{\"since\":%s,\"reason\":\"no\",\"toldAt\":%s}".formatted(TIME, TIME),
            "leftovers",
            "[]"));
  }

  @Provide
  Arbitrary<String> links() {
    return near("address", "\"a@example.com\"", "since", TIME, "seen", "true")
        .flatMap(link -> near("identity", id(), "email", link, "phone", link));
  }

  @Provide
  Arbitrary<String> identities() {
    return near(
        "identity", id(),
        "serverGroup", "\"0a\"",
        "server", server(),
        "secretKey", "\"%s=\"".formatted("B".repeat(42) + "A"),
        "createdAt", TIME);
  }

  @Provide
  Arbitrary<String> memories() {
    return near(
        "owner", "\"%s %s\"".formatted(id().replace("\"", ""), SERVER.base()),
        "key", "\"%s=\"".formatted("B".repeat(42) + "A"),
        "asked", "{%s:[\"a\",1,null]}".formatted(TIME));
  }

  @Provide
  Arbitrary<String> tokens() {
    return near("matchToken", "\"token\"", "identity", id(), "server", server());
  }

  @Provide
  Arbitrary<String> verifications() {
    return near(
        "verificationId",
        "\"id\"",
        "identity",
        id(),
        "server",
        server(),
        "endsAt",
        TIME,
        "number",
        "\"+41791234567\"");
  }
}
