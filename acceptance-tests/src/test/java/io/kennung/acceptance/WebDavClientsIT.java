package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.acceptance.Tool.Result;
import io.kennung.local.ServiceProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Programs that know WebDAV and nothing of us put and get backups, and list none. */
@ExtendWith(SharedWorld.class)
class WebDavClientsIT {

  private final ServiceProcess replica;
  private final Shelf shelf;
  private final Path home;
  private final String folder;
  private final String id = Shelf.newId();
  private final byte[] backup = Shelf.newBackup(Shelf.LONGEST);
  private final Path file;
  private final Path back;

  WebDavClientsIT(World world, @TempDir Path home) throws IOException {
    this.replica = world.replicas(World.SAFE, 1).getFirst();
    this.shelf = Shelf.behindFrontDoor(world);
    this.home = home;
    this.folder = shelf.place("").toString();
    this.file = Files.write(home.resolve(id), backup);
    this.back = home.resolve("back");
  }

  @Test
  void curl() throws Exception {
    Tool curl = Tool.required("curl", "curl", home);

    String[] put = {"-sSf", "-v", "-H", "Expect: 100-continue", "-T", file.toString()};
    for (String place : List.of(folder, Shelf.of(replica).place("").toString())) {
      Result asked = curl.run(with(put, place));
      assertThat(asked.code()).as(asked.err()).isZero();
      assertThat(asked.err()).contains("100 Continue");
      isKept();
    }

    assertThat(curl.run("-sSf", folder + id).bytes()).isEqualTo(backup);
    assertThat(curl.run("-sSfI", folder + id).out()).contains("ength: " + Shelf.LONGEST);
    assertThat(curl.run("-sSfi", "-X", "OPTIONS", folder).out())
        .containsIgnoringCase("DAV: 1")
        .contains("PUT");
    byte[] piped = Shelf.newBackup(200_000);
    assertThat(curl.run(piped, "-sSf", "-T", "-", folder + id).code()).isZero();
    assertThat(shelf.read(id)).isEqualTo(piped);

    Result tooLong =
        curl.run(new byte[Shelf.LONGEST + 1], "-sS", "-w", "%{http_code}", "-T", "-", folder + id);
    assertThat(tooLong.out()).endsWith("413");
    assertThat(shelf.read(id)).isEqualTo(piped);
    assertThat(curl.run("-sS", "-X", "PROPFIND", "-H", "Depth: 1", folder).out())
        .contains("multistatus")
        .doesNotContain(id);
  }

  @Test
  void rclone() throws Exception {
    Tool rclone = Tool.required("rclone", "rclone", home);
    String remote = ":webdav,url='%s':".formatted(shelf.place("").resolve(".."));

    good(rclone, "copyto", file.toString(), remote + "backups/" + id);
    isKept();
    // Without the option it looks for the file in a listing, which there is none of.
    assertThat(good(rclone, "cat", "--no-traverse", remote + "backups/" + id).bytes())
        .isEqualTo(backup);
    good(rclone, "copyto", remote + "backups/" + id, back.toString());
    assertThat(back).hasBinaryContent(backup);

    assertThat(good(rclone, "lsf", remote + "backups").out()).isEmpty();

    byte[] next = Shelf.newBackup(1000);
    Files.write(file, next);
    good(rclone, "copyto", file.toString(), remote + "backups/" + id);
    assertThat(shelf.read(id)).isEqualTo(next);
    good(rclone, "deletefile", remote + "backups/" + id);
    assertThat(shelf.get(id).statusCode()).isEqualTo(404);
  }

  @Test
  void cadaver() throws Exception {
    Tool cadaver = Tool.required("cadaver", "cadaver", home);
    String session =
        """
        put %1$s %2$s
        get %2$s %3$s
        ls
        """
            .formatted(file, id, back);

    Result result = cadaver.run(session.getBytes(StandardCharsets.US_ASCII), folder);

    assertThat(result.out()).contains("succeeded").doesNotContain("failed");
    isKept();
    assertThat(back).hasBinaryContent(backup);
  }

  private void isKept() {
    assertThat(shelf.read(id)).isEqualTo(backup);
  }

  private static Result good(Tool rclone, String... arguments) throws Exception {
    String[] all = with(arguments, "--config", "/dev/null", "--retries", "1");
    Result result = rclone.run(all);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }
}
