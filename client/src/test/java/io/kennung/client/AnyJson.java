package io.kennung.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON as somebody writes it who wants a reader to stumble. */
public final class AnyJson {

  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.5",
          "1e400",
          "-1e999999999",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551617",
          "9".repeat(900),
          "9".repeat(2000),
          "\"\"",
          "\" \"",
          "\"\\u0000\\u001b[31m\\ud800\"",
          "\"" + "a".repeat(5000) + "\"",
          "\"9999999999-99-99T99:99:99Z\"",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "\"https://[\"",
          "\"=\"",
          "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"",
          "[]",
          "{}",
          "[null]",
          "[{}]",
          "[[[[]]]]",
          "{\"a\":1,\"a\":2}",
          "[".repeat(900) + "]".repeat(900),
          "[".repeat(3000),
          "}",
          "");

  private AnyJson() {}

  /** A value, or what is meant to be taken for one. */
  public static Arbitrary<String> value() {
    return Arbitraries.of(ODD);
  }

  /**
   * An object with the right members, of which none or some are something else, missing or there
   * twice.
   *
   * @param good the right members, as JSON
   */
  public static Arbitrary<String> near(Map<String, String> good) {
    List<String> names = List.copyOf(good.keySet());
    Arbitrary<Map<String, String>> changes =
        Arbitraries.maps(Arbitraries.of(names), value()).ofMinSize(0).ofMaxSize(2);
    return changes.flatMap(changed ->
        Arbitraries.of("", "missing", "twice", "tail").map(how -> object(good, changed, how)));
  }

  private static String object(Map<String, String> good, Map<String, String> changed, String how) {
    List<String> members = new ArrayList<>();
    good.forEach((name, value) -> {
      String now = changed.getOrDefault(name, value);
      if (!changed.containsKey(name) || !how.equals("missing")) {
        members.add("\"%s\":%s".formatted(name, now));
      }
      if (changed.containsKey(name) && how.equals("twice")) {
        members.add("\"%s\":%s".formatted(name, value));
      }
    });
    return "{" + String.join(",", members) + "}" + (how.equals("tail") ? "{}" : "");
  }
}
