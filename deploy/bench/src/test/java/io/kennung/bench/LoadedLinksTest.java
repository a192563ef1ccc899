package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.protocol.ContactHash;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadedLinksTest {

  private static final long MANY = 20_000;

  @Test
  void noNumberIsBothKnownAndUnknown() {
    Stream<ContactHash> known = LongStream.range(0, MANY).mapToObj(LoadedLinks::known);
    Stream<ContactHash> unknown = LongStream.range(0, MANY).mapToObj(LoadedLinks::unknown);

    assertThat(Stream.concat(known, unknown).distinct().count()).isEqualTo(2 * MANY);
  }

  @Test
  void numbersAreThoseOfPhones() {
    assertThat(LoadedLinks.known(0)).isEqualTo(ContactHash.ofPhone("411700000000"));
    assertThat(LoadedLinks.unknown(999_999)).isEqualTo(ContactHash.ofPhone("491700999999"));
  }
}
