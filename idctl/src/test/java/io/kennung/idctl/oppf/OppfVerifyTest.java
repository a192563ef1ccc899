package io.kennung.idctl.oppf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.client.FakeDirectory;
import io.kennung.client.FakeDirectory.Reply;
import io.kennung.idctl.CommandRun;
import io.kennung.idctl.CommandRun.Result;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Input;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Surroundings;
import io.kennung.protocol.oppf.OppfFault;
import io.kennung.protocol.oppf.OppfFile;
import io.kennung.protocol.oppf.OppfFinding;
import io.kennung.protocol.oppf.OppfKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OppfVerifyTest {

  private static final String PUBLISHED = "prov/config.oppf";

  @TempDir private Path home;
  private final FakeDirectory server = new FakeDirectory();
  private CommandRun run;
  private String whole;
  private String body;

  @BeforeEach
  void open() throws IOException {
    run = new CommandRun(home, server);
    run.now = Instant.parse("2026-11-21T12:00:00Z");
    whole = Vector.text("file_utf8");
    body = Vector.text("body");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void contractsFileIsRightForPhones() throws IOException {
    Result right = verify(whole, "--without-desktop");

    assertThat(right.exitCode()).as(right.err()).isZero();
    assertThat(right.out().lines())
        .containsExactly(
            "Apps that trust the key follow this configuration file",
            "  signed by    " + Vector.KEY,
            "  directory    https://example.com/directory/",
            "  Safe         https://example.com/safe/",
            "  good until   2099-12-31",
            "  read by      phones; the desktop app needs rendezvous and mediator as well");
    assertThat(verify(whole, "--without-desktop", "--json").json().path("valid").asBoolean())
        .isTrue();
  }

  @Test
  void whatTheDesktopLacksIsNamedAtOnce() throws IOException {
    assertRefused(
        trusting(Vector.KEY, whole),
        "missing",
        "the desktop app needs members that are missing: rendezvous.url, mediator.url,",
        "--without-desktop does without it");
  }

  @Test
  void whatHappensToFilesOnTheWayIsSaidPlainly() throws IOException {
    assertRefused(trusting(Vector.KEY, body), "no-signature", "the file has no signature");
    assertRefused(trusting(Vector.KEY, ""), "no-signature", "the file has no signature");
    assertRefused(
        trusting(Vector.KEY, whole + "\n"), "trailing-newline", "a line end stands behind");
    assertRefused(trusting(Vector.KEY, whole.replace("\n", "\r\n")), "carriage-return", "CR LF");
    assertRefused(
        trusting(Vector.KEY, whole.replace("\n", "\n\n")), "extra-newline", "empty lines");
    assertRefused(trusting(Vector.KEY, "\ufeff" + whole), "byte-order-mark", "byte order mark");
    assertRefused(trusting(Vector.KEY, whole.replace("==", "")), "bad-signature", "88 characters");
    assertRefused(
        trusting(Vector.KEY, whole.replace("DUMMY-1", "DUMMY-2")), "changed", "by one byte");
  }

  @Test
  void signersAreToldApart() throws IOException {
    String stranger = OppfKey.of(new byte[32]).publicKey().base64();
    String forged =
        new String(OppfFile.signed(body.getBytes(UTF_8), OppfKey.of(new byte[32])).bytes(), UTF_8);

    assertRefused(trusting(stranger, whole), "not-trusted", "not among those that you trust");
    assertRefused(
        trusting(stranger, whole.replace("DUMMY", "X")),
        "unknown-signer",
        "it is another's, or was changed");
    assertRefused(trusting(stranger, forged), "key-differs", "signatureKey names another one");
    assertThat(verify(whole, "--without-desktop", "--trusted", stranger).exitCode()).isZero();
  }

  @Test
  void whatItSaysIsCheckedAndAllOfItTold() throws IOException {
    String bad =
        body.replace("2099-12-31", "2026-11-21")
            .replace("https://example.com/safe/", "http://example.com/safe/")
            .replace("\"count\":100", "\"counts\":100")
            .replace(",\"ports\":[5222]", "");

    Result result = verify(signed(bad), "--without-desktop");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines())
        .containsExactly(
            "idctl: apps need members that are missing: license.count, chat.ports",
            "  and          safe.url must begin with https://",
            "  and          license.expires is over: desktop apps refuse the file from that day"
                + " (UTC) on");
    assertRefused(trusting(Vector.KEY, signed("[1]")), "not-json", "not one JSON object");
  }

  @Test
  void publishedFileIsFetchedAsAppsFetchIt() throws IOException {
    run.environment.put("KENNUNG_LICENCE_USERNAME", "anna");
    run.environment.put("KENNUNG_LICENCE_PASSWORD", "secret");
    server.plan(PUBLISHED, 200, whole);

    Result right = fetch(server.base().toString());

    assertThat(right.exitCode()).as(right.err()).isZero();
    assertThat(server.calls.getLast().header("Authorization")).isEqualTo("Basic YW5uYTpzZWNyZXQ=");
    server.plan("other.oppf", 200, whole);
    assertThat(fetch(server.base() + "other.oppf").exitCode()).isZero();
  }

  @Test
  void hostileServersGetAClearSentence() throws IOException {
    server.plan(PUBLISHED, 200, "Unauthorized");
    assertFetch(1, "KENNUNG_LICENCE_USERNAME");
    server.plan(PUBLISHED, 401, "");
    assertFetch(1, "KENNUNG_LICENCE_USERNAME");
    server.plan(PUBLISHED, 404, "");
    assertFetch(1, "there is no configuration file at " + server.base() + PUBLISHED);
    server.plan(call -> true, new Reply(302, "", Map.of("Location", "https://elsewhere.example/")));
    assertFetch(1, "points to another address");
    server.plan(PUBLISHED, 500, "");
    assertFetch(1, "was answered with status 500");
    server.plan(PUBLISHED, 200, "<html>hello</html>");
    assertFetch(1, "the file has no signature");
    server.plan(PUBLISHED, 200, " ".repeat(OppfFile.LIMIT + 1));
    assertFetch(1, "more than 1 MiB");
    server.close();
    assertFetch(4, "no connection");
  }

  @Test
  void serverThatDripsIsNotWaitedFor() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Surroundings surroundings =
          new Surroundings(
              Map.of(),
              home,
              Clock.systemUTC(),
              new PrintWriter(new StringWriter()),
              new PrintWriter(new StringWriter()),
              Input.none(),
              Screen.none());

      CommandFailure failure =
          catchThrowableOfType(
              CommandFailure.class,
              () ->
                  new Published(surroundings, Duration.ofMillis(200))
                      .fetch("http://127.0.0.1:" + silent.getLocalPort()));

      assertThat(failure).hasMessageEndingWith("the answer took too long");
    }
  }

  @Test
  void addressesThatAppsWouldNotFetchAndWrongKeysAreUsage() throws IOException {
    for (String address : List.of("http://kennung.example", "ftp://a.example", "https://u:p@a.b")) {
      Result result = fetch(address);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).containsAnyOf("with https only", "names a host and no user");
    }
    assertThat(run.idctl("oppf", "verify", "none.oppf", "--trusted", Vector.KEY).err())
        .contains("there is none of that name");
    assertThat(run.idctl("oppf", "verify", file(whole).toString(), "--trusted", "abc").err())
        .contains("--trusted is a public key as idctl oppf key prints it");
    assertThat(verify(" ".repeat(OppfFile.LIMIT) + whole).err()).contains("more than 1 MiB");
  }

  private void assertFetch(int exitCode, String sentence) {
    Result result = fetch(server.base().toString());
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.err()).contains(sentence).hasLineCount(1);
  }

  private Result fetch(String address) {
    return run.idctl("oppf", "verify", address, "--without-desktop", "--trusted", Vector.KEY);
  }

  @Test
  void everyFaultHasASentenceOfItsOwn() {
    Set<String> sentences = new HashSet<>();
    for (OppfFault fault : OppfFault.values()) {
      OppfFinding finding = new OppfFinding(fault, "member");
      sentences.add(Findings.failure(List.of(finding)).getMessage());
    }

    assertThat(sentences).hasSameSizeAs(OppfFault.values());
  }

  /** For a person, and once more as scripts see it. */
  private void assertRefused(List<String> command, String fault, String... parts) {
    Result result = run.idctl(command.toArray(String[]::new));
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("idctl: ").contains(parts).hasLineCount(1);
    List<String> again = new ArrayList<>(command);
    again.add("--json");
    assertThat(run.idctl(again.toArray(String[]::new)).err())
        .contains("\"kind\":\"configuration\"", "\"fault\":\"" + fault + "\"");
  }

  private Result verify(String text, String... more) throws IOException {
    List<String> all = new ArrayList<>(trusting(Vector.KEY, text));
    all.addAll(List.of(more));
    return run.idctl(all.toArray(String[]::new));
  }

  private List<String> trusting(String key, String text) throws IOException {
    return List.of("oppf", "verify", file(text).toString(), "--trusted", key);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(home.resolve("config.oppf"), text);
  }

  private static String signed(String text) throws IOException {
    OppfKey key = OppfKey.of(HexFormat.of().parseHex(Vector.seed()));
    return new String(OppfFile.signed(text.getBytes(UTF_8), key).bytes(), UTF_8);
  }
}
