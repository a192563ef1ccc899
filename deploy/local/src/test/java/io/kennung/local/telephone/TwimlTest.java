package io.kennung.local.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwimlTest {

  @TempDir Path folder;

  @Test
  void verbsAreSpokenInTheirOrder() {
    assertThat(
            Twiml.spoken(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Response>
                  <Say>Your code
                       is:</Say>
                  <Pause length="1"/>
                  <Gather><Say>1, 2 &amp; 3.</Say></Gather>
                </Response>
                """))
        .contains("Your code is: 1, 2 & 3.");
  }

  @Test
  void whatSaysNothingIsSilent() {
    assertThat(Twiml.spoken("<Response><Hangup/></Response>")).contains("");
  }

  @Test
  void whatIsNotWellFormedIsNoTwiml() {
    assertThat(Twiml.spoken("<Response><Say>1</Response>")).isEmpty();
    assertThat(Twiml.spoken("")).isEmpty();
  }

  @Test
  void noFileOfThisMachineIsReadAloud() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "the secret");
    assertThat(
            Twiml.spoken(
                """
                <!DOCTYPE Response [<!ENTITY x SYSTEM "%s">]>
                <Response><Say>&x;</Say></Response>
                """
                    .formatted(secret.toUri())))
        .isEmpty();
  }
}
