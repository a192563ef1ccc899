package io.kennung.client.safe.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.client.safe.Calls;
import io.kennung.client.safe.FakeSafe;
import io.kennung.client.safe.FakeSafe.Call;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.doctor.Finding.Result;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;

/** One fault at a time, each in a server that does all the rest right. */
abstract class Examinations {

  final FakeSafe fake = new FakeSafe();

  @AfterEach
  void close() {
    fake.close();
  }

  static boolean isConfig(Call call) {
    return call.path().equals("config");
  }

  static Diagnosis examine(String address) {
    return new Doctor(Calls::new, new SecureRandom()).examine(SafeAddress.of(address));
  }

  static void wrong(Diagnosis diagnosis, Check check, String sentence) {
    assertThat(diagnosis.isHealthy()).isFalse();
    assertThat(diagnosis.of(check).text()).contains(sentence).doesNotContain("\n");
    assertThat(diagnosis.of(check).result()).isEqualTo(Result.WRONG);
  }

  static void noted(Diagnosis diagnosis, Check check, String sentence) {
    assertThat(diagnosis.isHealthy()).isTrue();
    assertThat(diagnosis.of(check).text()).contains(sentence).doesNotContain("\n");
    assertThat(diagnosis.of(check).result()).isEqualTo(Result.NOTED);
  }
}
