package io.kennung.chassis.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.kennung.chassis.Secrets;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupGuardTest {

  private static final byte[] PUBLISHED = "development-only-do-not-use-this".getBytes();

  private final byte[] own = new byte[32];

  StartupGuardTest() {
    new SecureRandom().nextBytes(own);
  }

  @Test
  void developmentSecretsAreRefusedInProductionWhereverTheyStandInTheList() {
    assertThatIllegalStateException().isThrownBy(() -> guard("s3cure", PUBLISHED));
    assertThatIllegalStateException().isThrownBy(() -> guard("s3cure", own, PUBLISHED));
    assertThatIllegalStateException().isThrownBy(() -> guard("development-identity", own));
  }

  @Test
  void ownSecretsAreAccepted() {
    assertThatCode(() -> guard("s3cure", own)).doesNotThrowAnyException();
  }

  private static void guard(String databasePassword, byte[]... secrets) {
    new StartupGuard(new Secrets(List.of(secrets)), databasePassword).refuseDevelopmentSecrets();
  }
}
