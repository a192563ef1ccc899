package io.kennung.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {

  @Test
  void callerHasTheNameAndTheRolesOfTheToken() {
    StaffMember lea = caller("lea", "support-lead", "support");

    assertThat(lea.name()).isEqualTo("lea");
    assertThat(lea.roles()).containsExactly("support", "support-lead");
    assertThat(lea.is(Roles.SUPPORT_LEAD)).isTrue();
    assertThat(lea.is(Roles.OPERATOR)).isFalse();
  }

  @Test
  void rolesThatTheDirectoryDoesNotKnowStayOutside() {
    assertThat(caller("otto", "operator", "admin", "offline_access", "Support").roles())
        .containsExactly("operator");
    assertThat(caller("nobody").roles()).isEmpty();
  }

  @Test
  void nameStandsOnOneLine() {
    assertThat(caller(" lea\r\n\u0000\u202e\u0085 lead ").name()).isEqualTo("lea lead");
  }

  @Test
  void longNameIsCutOffBetweenCharacters() {
    String thumbs = "\ud83d\udc4d".repeat(120);

    assertThat(caller("x".repeat(101)).name()).isEqualTo("x".repeat(100));
    assertThat(caller(thumbs).name()).isEqualTo("\ud83d\udc4d".repeat(100));
    assertThat(caller("x" + thumbs).name()).isEqualTo("x" + "\ud83d\udc4d".repeat(99));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "\u202e\u200b"})
  void whoHasNoNameIsRefused(String name) {
    assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> caller(name, "support"));
  }

  @Test
  void nobodyIsNoMemberOfStaff() {
    Staff staff = new Staff(QuarkusSecurityIdentity.builder().setAnonymous(true).build());

    assertThatIllegalStateException().isThrownBy(staff::caller);
  }

  @Test
  void rolesOfAMemberCannotBeAddedTo() {
    Set<String> given = new TreeSet<>(Set.of("support"));
    StaffMember sam = new StaffMember("sam", new TreeSet<>(given));

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> sam.roles().add("support-lead"));
    assertThat(sam.roles()).containsExactly("support");
  }

  @Test
  void rolesAreCalledAsInTheTokens() {
    assertThat(Set.of(Roles.SUPPORT, Roles.SUPPORT_LEAD, Roles.OPERATOR))
        .containsExactlyInAnyOrder("support", "support-lead", "operator");
  }

  private static StaffMember caller(String name, String... roles) {
    return new Staff(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(name))
                .addRoles(Set.of(roles))
                .build())
        .caller();
  }
}
