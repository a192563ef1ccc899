package io.kennung.identity.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListedLicensingTest {

  private final Licensing licensing =
      ListedLicensing.of(List.of("# on-premises", "", "klo:bürste", " anna : with:colon ".strip()));

  @Test
  void onlyListedPairsAreKnown() {
    assertThat(licensing.knows("klo", "bürste")).isTrue();
    assertThat(licensing.knows("klo", "Bürste")).isFalse();
    assertThat(licensing.knows("klo", "")).isFalse();
    assertThat(licensing.knows("Klo", "bürste")).isFalse();
    assertThat(licensing.knows("nobody", "bürste")).isFalse();
    assertThat(licensing.knows("anna ", " with:colon")).as("only the first colon divides").isTrue();
  }

  @Test
  void registrationNeedsTheListedPairWhereOneIsGiven() {
    assertThat(licensing.allowsRegistration("klo", "bürste")).isTrue();
    assertThat(licensing.allowsRegistration("klo", "wrong")).isFalse();
    assertThat(licensing.allowsRegistration("klo", null)).isFalse();
    assertThat(licensing.allowsRegistration(null, "bürste")).isFalse();
    assertThat(licensing.allowsRegistration(null, null))
        .as("the request itself has been let in")
        .isTrue();
    assertThat(new OpenLicensing().allowsRegistration("any", "thing")).isTrue();
  }

  @Test
  void brokenListsAreRefusedWithoutRepeatingThem() {
    for (List<String> lines :
        List.of(
            List.of("nocolon-s3cret"),
            List.of(":s3cret"),
            List.of("user:"),
            List.<String>of(),
            List.of("# only"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ListedLicensing.of(lines))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
    }
  }
}
