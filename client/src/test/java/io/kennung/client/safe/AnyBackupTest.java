package io.kennung.client.safe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kennung.client.AnyJson;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Contact;
import io.kennung.client.belongings.Joint;
import io.kennung.client.belongings.Names;
import io.kennung.protocol.PublicKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever a Safe server has in place of a document or of its config. */
class AnyBackupTest {

  private static final String KEY = "\"B6N8vBQgk8i3VdwbEOhstCY3StFqqFPtC9/AsrhtHHw=\"";
  private static final PublicKey SOMEBODY = PublicKey.ofBase64(KEY.replace("\"", ""));

  @Property(tries = 1000, seed = "1")
  void anyBytesAreNoBackup(@ForAll @Size(max = 60) byte[] bytes) {
    assertThat(catchThrowable(() -> SafeBackup.of(bytes)))
        .isExactlyInstanceOf(IllegalArgumentException.class);
    assertThat(ServerTerms.of(bytes)).isEmpty();
  }

  @Property(tries = 1000, seed = "2")
  void anyDocumentIsKeptAsItIsOrRefused(@ForAll("documents") String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    Throwable problem = catchThrowable(() -> SafeBackup.of(bytes));
    if (problem != null) {
      assertThat(problem).isExactlyInstanceOf(IllegalArgumentException.class);
      assertThat(problem.getMessage()).hasSizeLessThan(100);
      return;
    }
    SafeBackup backup = SafeBackup.of(bytes);
    byte[] written = backup.json();
    assertThat(SafeBackup.of(written).json()).isEqualTo(written);
    assertThat(SafeBackup.of(written).key().bytes()).isEqualTo(backup.key().bytes());
    assertBelongingsAreBearable(backup.belongings());
  }

  private static void assertBelongingsAreBearable(Belongings all) {
    assertThat(all.contacts()).doesNotContainNull();
    assertThat(all.groups()).doesNotContainNull();
    assertThat(all.distributionLists()).doesNotContainNull();
    assertThat(all.links()).doesNotContainNull();
    assertThat(all.nickname()).isNotNull();
    assertThat(Joint.of(all, Belongings.of(all.settings()))).isNotNull();
    Contact known =
        Contact.of("ECHOECHO", SOMEBODY, Instant.EPOCH).named(new Names("E", "cho", ""));
    Belongings more = all.with(known).withLinks(List.of()).withNickname("me");
    assertThat(more.contact("ECHOECHO")).isPresent();
    assertThat(more.without("ECHOECHO").contact("ECHOECHO")).isEmpty();
  }

  @Property(tries = 1000, seed = "3")
  void anyConfigPromisesSomethingOrNothing(@ForAll("configs") String config) {
    ServerTerms.of(config.getBytes(StandardCharsets.UTF_8))
        .ifPresent(terms -> {
          assertThat(terms.maxBackupBytes()).isPositive();
          assertThat(terms.retentionDays()).isNotNegative();
        });
  }

  @Provide
  Arbitrary<String> configs() {
    return AnyJson.near(Map.of("maxBackupBytes", "524288", "retentionDays", "180"));
  }

  @Provide
  Arbitrary<String> documents() {
    Arbitrary<String> contacts =
        near("identity", "\"ECHOECHO\"", "publickey", KEY, "verification", "1", "createdAt", "1");
    Arbitrary<String> groups =
        near("id", "\"0123456789abcdef\"", "creator", "\"ECHOECHO\"", "members", "[\"ECHOECHO\"]");
    Arbitrary<String> infos = near("version", "1", "device", "\"other\"");
    Arbitrary<String> links = near("type", "\"email\"", "value", "\"a@example.com\"");
    return Combinators.combine(infos, contacts, groups, links)
        .flatAs((info, contact, group, link) ->
            AnyJson.near(
                new TreeMap<>(
                    Map.of(
                        "info", info,
                        "user", "{\"privatekey\":%s,\"links\":[%s]}".formatted(KEY, link),
                        "contacts", "[%s,%s]".formatted(contact, contact),
                        "groups", "[%s]".formatted(group),
                        "distributionlists", "[%s]".formatted(group),
                        "settings", "{}"))));
  }

  private static Arbitrary<String> near(String... members) {
    Map<String, String> good = new TreeMap<>();
    for (int i = 0; i < members.length; i += 2) {
      good.put(members[i], members[i + 1]);
    }
    return AnyJson.near(good);
  }
}
