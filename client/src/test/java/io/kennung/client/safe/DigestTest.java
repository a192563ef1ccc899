package io.kennung.client.safe;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.safe.SafeAddress.Credentials;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of RFC 7616, section 3.9.1, and what servers make of headers. */
class DigestTest {

  private static final String NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";
  private static final String OFFER =
      "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
          + " nonce=\""
          + NONCE
          + "\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
  private static final String MD5 = OFFER.formatted("MD5");
  private static final String SHA_256 = OFFER.formatted("SHA-256");
  private static final URI TARGET = URI.create("http://www.example.org/dir/index.html");
  private static final Credentials MUFASA = new Credentials("Mufasa", "Circle of Life");

  @Test
  void exampleOfTheStandardWithMd5() {
    assertThat(answer(MD5))
        .isEqualTo(
            "Digest username=\"Mufasa\", realm=\"http-auth@example.org\","
                + " uri=\"/dir/index.html\", algorithm=MD5, nonce=\""
                + NONCE
                + "\", nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\","
                + " qop=auth, response=\"8ca523f5e9506fed4657c9700eebdbec\","
                + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
  }

  @Test
  void exampleOfTheStandardWithSha256() {
    assertThat(answer(SHA_256))
        .contains("algorithm=SHA-256,")
        .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
  }

  @Test
  void betterOfTwoIsAnsweredWhereverItStands() {
    for (List<String> headers :
        List.of(
            List.of(MD5, SHA_256),
            List.of("Basic realm=\"a, b\", " + MD5 + ", " + SHA_256),
            List.of(SHA_256 + ",Basic realm=x," + MD5))) {
      assertThat(
              Digest.to(AuthChallenge.in(headers), MUFASA)
                  .orElseThrow()
                  .authorization("GET", TARGET))
          .contains("algorithm=SHA-256");
    }
  }

  @Test
  void whatCannotBeAnsweredIsLeftAlone() {
    for (String header :
        List.of(
            "Basic realm=\"Digest nonce=x\"",
            "Digest realm=\"x\", qop=\"auth\"",
            "Digest realm=\"x\", nonce=\"y\"",
            "Digest realm=\"x\", nonce=\"y\", qop=\"auth-int\"",
            OFFER.formatted("SHA-512-256"),
            OFFER.formatted("MD5-sess"),
            "Negotiate",
            "\"",
            "")) {
      assertThat(Digest.to(AuthChallenge.in(List.of(header)), MUFASA)).as(header).isEmpty();
    }
  }

  @Test
  void everyRequestCountsOnAndHasItsOwnRandom() {
    Digest digest = Digest.to(AuthChallenge.in(List.of(MD5)), MUFASA).orElseThrow();
    String first = digest.authorization("GET", TARGET);
    String second = digest.authorization("GET", TARGET);

    assertThat(first).contains("nc=00000001");
    assertThat(second).contains("nc=00000002");
    assertThat(cnonce(first)).isNotEqualTo(cnonce(second));
  }

  @Test
  void namesInQuotesAndOutsideOfAsciiAreWrittenAsTheStandardSays() {
    assertThat(answerOf(new Credentials("an\"na\\", "x"))).contains("username=\"an\\\"na\\\\\",");
    assertThat(answerOf(new Credentials("Jäsøn Doe", "x")))
        .contains("username*=UTF-8''J%C3%A4s%C3%B8n%20Doe,");
  }

  @Test
  void headersAreReadAsTheyAreMeant() {
    assertThat(AuthChallenge.in(List.of("Basic realm=\"a \\\"b\\\", c\", charset=UTF-8", "NTLM")))
        .containsExactly(
            new AuthChallenge("basic", Map.of("realm", "a \"b\", c", "charset", "UTF-8")),
            new AuthChallenge("ntlm", Map.of()));
  }

  private static String cnonce(String header) {
    return header.replaceAll(".*cnonce=\"([^\"]+)\".*", "$1");
  }

  private static String answer(String offer) {
    return new Digest(
            AuthChallenge.in(List.of(offer)).getFirst(),
            MUFASA,
            () -> "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
        .authorization("GET", TARGET);
  }

  private static String answerOf(Credentials credentials) {
    return Digest.to(AuthChallenge.in(List.of(MD5)), credentials)
        .orElseThrow()
        .authorization("GET", TARGET);
  }
}
