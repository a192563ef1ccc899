package io.kennung.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kennung.client.DirectoryException.Kind;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.support.Chain;
import io.kennung.protocol.SecretKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever answers at the address of a directory, each call ends soon and with one sentence. */
@Timeout(20)
class HostileDirectoryTest {

  private static final Licence LICENCE = new Licence("anna", "geheim");
  private static final StaffToken TOKEN = StaffToken.of("geheim");
  private static final Identity OWN =
      new Identity("ABCD1234", SecretKey.generate(new SecureRandom()));

  @ParameterizedTest
  @EnumSource
  void everyCallEndsWithOneSentence(Hostility hostility) {
    List<Consumer<Directory>> calls =
        hostility.isSlow()
            ? List.of(directory -> directory.find("ABCD1234"))
            : List.of(
                directory -> directory.find("ABCD1234"),
                directory -> directory.check(List.of("ABCD1234")),
                directory -> directory.own(OWN),
                directory ->
                    directory
                        .contacts()
                        .matchAnonymously(AddressBook.of(List.of(), List.of()), true),
                directory -> directory.linking().submitCode("id", "123456"),
                Directory::authToken,
                directory -> directory.support(TOKEN).find("ABCD1234", "T-1"),
                directory -> directory.support(TOKEN).history("ABCD1234", null, null),
                directory -> directory.support(TOKEN).record(Chain.IDENTITIES, 0, 1000));
    try (HostileServer server = new HostileServer(hostility);
        Directory directory = directory(server, hostility)) {
      for (Consumer<Directory> call : calls) {
        DirectoryException failure = failureOf(directory, call);

        assertThat(failure.kind()).isIn(Kind.UNREACHABLE, Kind.UNEXPECTED, Kind.UNAUTHORIZED);
        assertThat(failure.getMessage())
            .hasLineCount(1)
            .hasSizeLessThan(200)
            .doesNotContain("geheim");
      }
    }
  }

  @Test
  void dripEndsWithTheWholeTimeHoweverOftenSomethingComes() {
    for (Hostility slow : List.of(Hostility.DRIPPING_HEADERS, Hostility.DRIPPING_BODY)) {
      try (HostileServer server = new HostileServer(slow);
          Directory directory = directory(server, slow)) {
        DirectoryException failure = failureOf(directory, asked -> asked.find("ABCD1234"));

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageEndingWith("no answer within 700 ms");
      }
    }
  }

  @Test
  void answerThatIsTooLargeIsNoMatterOfTheNetwork() {
    for (Hostility endless :
        List.of(Hostility.ENDLESS_BODY, Hostility.GIANT_LENGTH, Hostility.ENDLESS_CHUNKS)) {
      try (HostileServer server = new HostileServer(endless);
          Directory directory = directory(server, endless)) {
        DirectoryException failure = failureOf(directory, asked -> asked.find("ABCD1234"));

        assertThat(failure.kind()).isEqualTo(Kind.UNEXPECTED);
        assertThat(failure)
            .hasMessage("the answer of %s is larger than 8 MiB".formatted(server.base()));
      }
    }
  }

  @Test
  void whatIsNotHttpIsCalledSo() {
    for (Hostility other :
        List.of(Hostility.GARBAGE, Hostility.ENDLESS_HEADER, Hostility.ENDLESS_STATUS)) {
      try (HostileServer server = new HostileServer(other);
          Directory directory = directory(server, other)) {
        assertThat(failureOf(directory, asked -> asked.find("ABCD1234")))
            .as("%s", other)
            .hasMessageEndingWith("what answers there does not keep to HTTP");
      }
    }
  }

  @Test
  void redirectIsToldAndTakesNothingAlong() {
    try (HostileServer server = new HostileServer(Hostility.REDIRECT_TO_ITSELF);
        Directory directory = directory(server, Hostility.REDIRECT_TO_ITSELF)) {
      DirectoryException failure = failureOf(directory, asked -> asked.find("ABCD1234"));

      assertThat(failure).hasMessageContaining("points to another address");
      assertThat(server.requests).hasSize(1);
    }
  }

  private static Directory directory(HostileServer server, Hostility hostility) {
    Duration patience = hostility.isSlow() ? Duration.ofMillis(700) : Duration.ofSeconds(10);
    Settings settings =
        Settings.at(server.base())
            .withTimeouts(Duration.ofSeconds(5), patience)
            .withLicence(LICENCE);
    return new Directory(settings, Clock.systemUTC(), pause -> {});
  }

  private static DirectoryException failureOf(Directory directory, Consumer<Directory> call) {
    Throwable problem = catchThrowable(() -> call.accept(directory));
    assertThat(problem).isInstanceOf(DirectoryException.class);
    return (DirectoryException) problem;
  }
}
