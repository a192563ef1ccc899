package io.kennung.protocol.oppf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.protocol.Vectors;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever lies where a configuration file is looked for. */
class AnyOppfFileTest {

  private static final String BODY =
      Vectors.of("oppf").findFirst().orElseThrow().required("body").asText();
  private static final OppfKey KEY = OppfKey.of(new byte[32]);
  private static final OppfRules RULES = new OppfRules(LocalDate.EPOCH, true);

  @Property(tries = 1000, seed = "1")
  void anyBytesAreRefused(@ForAll @Size(max = 200) byte[] bytes) {
    assertThatExceptionOfType(OppfException.class).isThrownBy(() -> OppfFile.of(bytes));
  }

  @Property(tries = 500, seed = "2")
  void anyChangedFileIsRefused(
      @ForAll @IntRange(max = 100_000) int at, @ForAll("pieces") String piece) {
    byte[] good = OppfFile.signed(BODY.getBytes(UTF_8), KEY).bytes();
    String file = changed(new String(good, UTF_8), at, piece);

    Throwable problem =
        catchThrowable(() -> OppfFile.of(file.getBytes(UTF_8)).verified(List.of(KEY.publicKey())));

    assertThat(problem == null ? file.getBytes(UTF_8) : good).isEqualTo(good);
    assertThat(problem == null || problem instanceof OppfException).as("%s", problem).isTrue();
  }

  @Property(tries = 1000, seed = "3")
  void anyBodyIsCheckedToItsEnd(
      @ForAll @IntRange(max = 100_000) int at, @ForAll("pieces") String piece) {
    OppfFile.json(changed(BODY, at, piece).getBytes(UTF_8))
        .ifPresent(json -> assertThat(RULES.check(json)).isNotNull());
  }

  @Property(tries = 1000, seed = "4")
  void anyMemberOfAnyTypeIsAFindingOrFine(
      @ForAll("members") String member, @ForAll("values") String value) {
    ObjectNode json = OppfFile.json(BODY.getBytes(UTF_8)).orElseThrow();
    String[] path = member.split("\\.");
    ObjectNode parent = json;
    for (int i = 0; i < path.length - 1; i++) {
      parent = parent.get(path[i]) instanceof ObjectNode there ? there : parent.putObject(path[i]);
    }
    byte[] holder = "{\"value\":%s}".formatted(value).getBytes(UTF_8);
    parent.set(path[path.length - 1], OppfFile.json(holder).orElseThrow().required("value"));

    assertThat(RULES.check(json)).doesNotContainNull();
  }

  @Property(tries = 500, seed = "5")
  void anyTextIsAKeyOrRefused(@ForAll @StringLength(max = 100) String text) {
    String pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(text);

    assertThat(catchThrowable(() -> OppfKey.ofPem(pem)))
        .isExactlyInstanceOf(IllegalArgumentException.class);
    assertThat(catchThrowable(() -> new OppfPublicKey(text)))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }

  private static String changed(String text, int at, String piece) {
    int from = at % text.length();
    int to = Math.min(text.length(), from + piece.length() / 2);
    return text.substring(0, from) + piece + text.substring(to);
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.oneOf(
        values(),
        Arbitraries.strings().ofMaxLength(8),
        Arbitraries.of("\n", "\r\n", "\u0000", "\"", "}", ",", "\\u0000", "\ufeff", "{blobId}"));
  }

  @Provide
  Arbitrary<String> members() {
    return Arbitraries.of(
        "version",
        "signatureKey",
        "refresh",
        "license.expires",
        "license.count",
        "license",
        "chat.ports",
        "directory.url",
        "directory",
        "blob.uploadUrl",
        "safe.url",
        "mediator.url",
        "mediator",
        "domains",
        "domains.rules",
        "web.overrideSaltyRtcPort",
        "updates.desktop.autoUpdate");
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "null",
        "true",
        "[]",
        "{}",
        "-1",
        "1e400",
        "1e999999999",
        "9".repeat(900),
        "[null]",
        "[{}]",
        "[[[]]]",
        "{\"rules\":[1,null,{\"spkis\":{}}]}",
        "\"\"",
        "\"9999-99-99\"",
        "\"https://[\"",
        "\"https://host:99999999999/\"",
        "\"https:////\"",
        "\"wss:x\"",
        "\"" + "a".repeat(5000) + "\"");
  }
}
