package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.acceptance.Idctl.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who runs the system tells his apps where it is. */
@ExtendWith(SharedWorld.class)
class ConfigurationFileIT {

  private static final String BASE = "https://kennung.example/";

  private final Idctl idctl;
  private final Path file;

  ConfigurationFileIT(World world, @TempDir Path home) {
    this.idctl = new Idctl(world, home);
    this.file = home.resolve("config.oppf");
  }

  @Test
  void appsFollowWhatWasSignedAndNothingElse() throws Exception {
    String key = good("oppf", "key", "key.pem", "--json").json().required("publicKey").asText();
    good("oppf", "sign", "--key", "key.pem", "--base", BASE, "--out", "config.oppf");

    good("oppf", "verify", "config.oppf", "--trusted", key);
    String text = Files.readString(file);
    JsonNode signed = Http.JSON.readTree(text.substring(0, text.lastIndexOf('\n')));
    assertThat(signed.at("/directory/url").asText()).isEqualTo(BASE);
    assertThat(signed.at("/safe/url").asText()).isEqualTo(BASE + "safe/");
    assertThat(signed.required("signatureKey").asText()).isEqualTo(key);

    Files.writeString(file, text.replace(BASE, "https://elsewhere.example/"));
    Result changed = idctl.run("oppf", "verify", "config.oppf", "--trusted", key);
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.err()).startsWith("idctl: ").contains("was changed after it was signed");
  }

  private Result good(String... arguments) throws Exception {
    Result result = idctl.run(arguments);
    assertThat(result.code()).as(result.err()).isZero();
    return result;
  }
}
