package io.kennung.client.safe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to sign in that a server offers with a 401 (RFC 9110, section 11).
 *
 * @param scheme lower case, for example {@code basic}
 * @param parameters names in lower case
 */
public record AuthChallenge(String scheme, Map<String, String> parameters) {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /**
   * A parameter, or the name of a scheme, or what is between them. What is quoted is taken for good
   * ({@code *+}): to come back to it, Java would keep each of its characters on the stack.
   */
  private static final Pattern PART =
      Pattern.compile(
          "(?<name>"
              + TOKEN
              + ")\\s*=\\s*(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"|(?<plain>"
              + TOKEN
              + "))|(?<scheme>"
              + TOKEN
              + ")|[\\s,]+");

  /**
   * What stands in all {@code WWW-Authenticate} headers of an answer; what cannot be read is left
   * out.
   */
  public static List<AuthChallenge> in(List<String> headers) {
    List<AuthChallenge> challenges = new ArrayList<>();
    for (String header : headers) {
      read(header, challenges);
    }
    return challenges;
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  private static void read(String header, List<AuthChallenge> challenges) {
    int first = challenges.size();
    Matcher part = PART.matcher(header);
    while (part.lookingAt()) {
      if (part.group("scheme") != null) {
        challenges.add(
            new AuthChallenge(
                part.group("scheme").toLowerCase(Locale.ROOT), new LinkedHashMap<>()));
      } else if (part.group("name") != null && challenges.size() > first) {
        String value =
            part.group("plain") != null
                ? part.group("plain")
                : part.group("quoted").replaceAll("\\\\(.)", "$1");
        challenges.getLast().parameters.put(part.group("name").toLowerCase(Locale.ROOT), value);
      }
      part.region(part.end(), header.length());
    }
  }
}
