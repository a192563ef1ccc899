package io.kennung.staff.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kennung.staff.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeedTest {

  @Test
  void deedIsAboutAnIdentityOrNobody() {
    assertThat(new Deed("look", "ABCD1234", Purpose.NONE, "done").identity()).isEqualTo("ABCD1234");
    assertThat(new Deed("reset-asked", "*SUPPORT", Purpose.NONE, "done").identity())
        .isEqualTo("*SUPPORT");
    assertThat(new Deed("search", Deed.NOBODY, Purpose.NONE, "unknown").identity())
        .isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abcd1234", "anna@example.com", "+41791234567", "ABCD1234 "})
  void whatIsTypedInPlaceOfAnIdentityDoesNotGoOnRecord(String typed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Deed("look", typed, Purpose.NONE, "done"))
        .withMessage("not an identity id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "Look", "look\n", "-", "a-", "a@b"})
  void actionAndOutcomeAreAWordEach(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Deed(text, Deed.NOBODY, Purpose.NONE, "done"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Deed("look", Deed.NOBODY, Purpose.NONE, text));
  }
}
