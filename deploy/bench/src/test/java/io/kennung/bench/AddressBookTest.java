package io.kennung.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.bench.AddressBook.Share;
import io.kennung.protocol.ContactHash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AddressBookTest {

  private static final long LINKS = 100;

  private final Pepper pepper = new Pepper(Base64.getEncoder().encodeToString(new byte[32]));
  private final AddressBook book =
      AddressBook.of(LINKS, pepper, "token", new Share(3, 7), new Random(1));

  @Test
  void holdsSoManyKnownNumbersAmongDifferentOnes() {
    Set<String> all =
        LongStream.range(0, LINKS)
            .mapToObj(n -> hex(pepper.of(LoadedLinks.known(n))))
            .collect(Collectors.toSet());
    List<String> addresses = Arrays.stream(book.addresses()).map(AddressBookTest::hex).toList();

    assertThat(addresses).hasSize(10).doesNotHaveDuplicates();
    assertThat(addresses.stream().filter(all::contains)).hasSize(3);
    assertThat(book.known()).isEqualTo(3);
  }

  @Test
  void asksTheServiceForTheSame() {
    String request = new String(book.request(), StandardCharsets.US_ASCII);
    String body = request.substring(request.indexOf("\r\n\r\n") + 4);
    String list = body.substring(body.indexOf('[') + 2, body.indexOf(']') - 1);

    assertThat(request)
        .startsWith("POST /identity/match HTTP/1.1\r\n")
        .contains("\r\nContent-Length: " + body.length() + "\r\n");
    assertThat(body)
        .startsWith("{\"matchToken\":\"token\",\"mobileNoHashes\":[\"")
        .endsWith("\"]}");
    assertThat(list.split("\",\"", -1))
        .hasSize(10)
        .allMatch(hash -> Base64.getDecoder().decode(hash).length == ContactHash.LENGTH);
  }

  @Test
  void nobodyHasNoToken() {
    ContactHash hash = LoadedLinks.unknown(0);

    assertThat(AddressBook.json(null, List.of(hash)))
        .isEqualTo("{\"mobileNoHashes\":[\"%s\"]}".formatted(hash.base64()));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
