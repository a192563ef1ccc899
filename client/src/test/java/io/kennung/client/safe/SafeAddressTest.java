package io.kennung.client.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeAddressTest {

  private static final String ID = "06".repeat(32);

  @ParameterizedTest
  @CsvSource({
    "safe.example, https://safe.example/",
    "https://safe.example/, https://safe.example/",
    "HTTPS://safe.example/dav/kennung, https://safe.example/dav/kennung/",
    "' safe.example:8443/dav ', https://safe.example:8443/dav/",
    "https://safe-{backupIdPrefix8}.example/, https://safe-06.example/",
    "safe.example/{backupIdPrefix8}/x, https://safe.example/06/x/",
    "http://127.0.0.1:8080/safe, http://127.0.0.1:8080/safe/",
    "http://localhost:8080, http://localhost:8080/",
    "http://[::1]:8080/, http://[::1]:8080/"
  })
  void addressIsCompletedAsTheAppsDo(String typed, String base) {
    assertThat(SafeAddress.of(typed).base(ID)).hasToString(base);
  }

  @ParameterizedTest
  @CsvSource({
    "anna:secret@safe.example/dav, anna, secret",
    "https://anna%40home:se%2Fcr%3Aet+1@safe.example/, anna@home, se/cr:et+1",
    "anna:with@sign@safe.example, anna, with@sign",
    "anna:se:cret@safe.example, anna, se:cret",
    "z%C3%BCrich:p%25@safe.example, zürich, p%"
  })
  void credentialsInFrontOfTheHostAreDecodedAndKeptToOneself(
      String typed, String user, String password) {
    SafeAddress address = SafeAddress.of(typed);

    assertThat(address.credentials())
        .contains(new SafeAddress.Credentials(user, password))
        .hasToString("Optional[Credentials]");
    assertThat(address.base(ID).toString() + address).doesNotContain("@", "anna", "secret");
  }

  @ParameterizedTest
  @CsvSource({
    "http://safe.example/, https:// only",
    "http://127.0.0.1.example/, https:// only",
    "http://anna:secret@10.0.0.1/, https:// only",
    "ftp://safe.example/, begins with https://",
    "https://, names a host",
    "anna:secret@, names a host",
    "https://:secret@safe.example/, none of them empty",
    "anna@safe.example, none of them empty",
    "anna:@safe.example, none of them empty",
    "anna:100%secret@safe.example, written as %25",
    "an%3Ana:secret@safe.example, no colon",
    "safe.example/?secret, ends with its path",
    "safe.example/#secret, ends with its path",
    "safe example secret, no address"
  })
  void whatIsNoAddressIsRefusedWithoutQuotingIt(String typed, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SafeAddress.of(typed))
        .withMessageContaining(reason)
        .withMessageNotContaining("secret");
  }

  @Test
  void addressWithoutCredentialsHasNone() {
    assertThat(SafeAddress.of("safe.example/~anna@home/").credentials()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://safe.example/",
        "HTTPS://an%40na:z%C3%BCrich%20%2F%25%3A+@safe.example/x",
        "http://a:b@127.0.0.1:81/",
        "a$1:b\\c@{backupIdPrefix8}.safe.example"
      })
  void inFullItIsReadAsTheSame(String typed) {
    SafeAddress address = SafeAddress.of(typed);

    SafeAddress again = SafeAddress.of(address.full());

    assertThat(again.credentials()).isEqualTo(address.credentials());
    assertThat(again).hasToString(address.toString());
    assertThat(again.full()).isEqualTo(address.full());
  }

  @ParameterizedTest
  @CsvSource({
    "anna@safe.example, anna",
    "https://an%40na@safe.example/x, an@na",
    " HTTP://anna@127.0.0.1:81, anna"
  })
  void passwordThatIsMissingMayComeFromElsewhere(String typed, String user) {
    assertThat(SafeAddress.userWithoutPassword(typed)).contains(user);
    assertThat(SafeAddress.of(typed, "ge:h@im/ %".toCharArray()).credentials())
        .contains(new SafeAddress.Credentials(user, "ge:h@im/ %"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"safe.example", "a:b@safe.example", "a:@safe.example", "safe.example/~a@b", "@x"})
  void nothingIsMissingHere(String typed) {
    assertThat(SafeAddress.userWithoutPassword(typed)).isEmpty();
  }
}
