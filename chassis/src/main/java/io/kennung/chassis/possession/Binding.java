package io.kennung.chassis.possession;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a challenge is good for: one endpoint and the members of one request. A token issued for one
 * binding proves nothing for any other.
 *
 * @param endpoint the path, for instance {@code identity/create}
 * @param members the request's members in a fixed order, an absent one as an empty text
 */
public record Binding(String endpoint, List<String> members) {

  /** The binding of a request. */
  public static Binding of(String endpoint, String... members) {
    return new Binding(endpoint, List.of(members));
  }

  /** Length before text, so that no two bindings share their bytes. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, endpoint);
      for (String member : members) {
        write(out, member);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }
}
