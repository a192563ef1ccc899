package io.kennung.chassis.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  record Question(String text, Long number, List<String> list) {}

  record Single(String text) {}

  record Complete(String text, long number) {}

  @Test
  void unknownMembersAreIgnoredAndAbsentOnesAreNull() {
    Question question =
        Json.request(bytes("{\"text\":\"a\",\"later\":{\"x\":[1]}}"), Question.class);

    assertThat(question).isEqualTo(new Question("a", null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "7",
        "true",
        "{",
        "{\"text\":",
        "not json",
        "<html>",
        "{\"text\":\"a\"} {\"text\":\"b\"}",
        "{\"text\":\"a\",\"text\":\"b\"}",
        "{\"text\":7}",
        "{\"text\":true}",
        "{\"number\":\"7\"}",
        "{\"number\":7.5}",
        "{\"number\":99999999999999999999}",
        "{\"number\":true}",
        "{\"text\":[\"a\"]}",
        "{\"list\":\"a\"}",
        "{\"list\":[7]}",
        "{\"text\":{}}",
        "{'text':'a'}",
        "{\"text\":\"a\u0001\"}",
        "{\"text\":\"a\",}",
        "{\"text\":NaN}"
      })
  void anythingElseIsMalformed(String body) {
    assertThatThrownBy(() -> Json.request(bytes(body), Question.class))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.failure()).isEqualTo(CommonFailure.MALFORMED));
    if (!body.startsWith("{")) {
      assertThatThrownBy(() -> Json.request(bytes(body), Single.class)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void deepNestingIsMalformedEvenInMembersNobodyReads() {
    String deep = "{\"later\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThatThrownBy(() -> Json.request(bytes(deep), Question.class)).isInstanceOf(Refused.class);
  }

  @Test
  void brokenUtf8IsMalformed() {
    byte[] body = bytes("{\"text\":\"ab\"}");
    body[9] = (byte) 0xff;

    assertThatThrownBy(() -> Json.request(body, Question.class)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"a\"}",
        "{\"number\":1}",
        "{\"text\":null,\"number\":1}",
        "null",
        "[]"
      })
  void eventsMustBeComplete(String data) {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.read(bytes(data), Complete.class));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
