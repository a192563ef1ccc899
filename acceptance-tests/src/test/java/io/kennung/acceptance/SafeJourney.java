package io.kennung.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.kennung.acceptance.Idctl.Result;
import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.local.ServiceProcess;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.safe.SafeKeys;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody who does all that can be done with backups, and remembers what should be forgotten. */
final class SafeJourney {

  private static final String PASSWORD = "shoot the death star";
  private static final String ADDRESS = "203.0.113.99";
  private static final String ADDRESS_6 = "2001:db8:5eed:99::99";
  private static final String AGENT = "Anna's telephone/4711";
  private static final String TOKEN = "c2VjcmV0LXRva2VuLW9mLWFubmE";
  private static final String BASIC =
      Base64.getEncoder().encodeToString("anna:her secret".getBytes(StandardCharsets.UTF_8));
  private static final byte[] NOTHING = {};

  private final World world;
  private final Path home;
  private final Idctl idctl;
  private final Shelf door;
  private final List<Needle> backups = new ArrayList<>();
  private final List<Needle> people = new ArrayList<>();
  private String last = "";

  SafeJourney(World world, Path home) {
    this.world = world;
    this.home = home;
    this.idctl = new Idctl(world, home);
    this.door = Shelf.behindFrontDoor(world);
  }

  /** The ids of all backups that were kept, asked for, or merely tried. */
  List<Needle> backups() {
    return List.copyOf(backups);
  }

  /** Who the backups belong to, and how these people are reached. */
  List<Needle> people() {
    return List.copyOf(people);
  }

  /** Where requests came from, and what they showed. */
  List<Needle> callers() {
    return List.of(
        Needle.ofText("address", ADDRESS),
        Needle.ofText("address 6", ADDRESS_6),
        Needle.ofBytes("address 6 in bytes", bytes(ADDRESS_6)),
        Needle.ofBytes("network 6 in bytes", Arrays.copyOf(bytes(ADDRESS_6), 8)),
        Needle.ofText("agent", AGENT),
        Needle.ofText("token", TOKEN),
        Needle.ofText("basic", BASIC),
        Needle.ofText("credentials", "anna:her secret"));
  }

  /** Whether the last backup can be fetched. */
  boolean isKept() {
    return door.get(last).statusCode() == 200;
  }

  void live() throws Exception {
    String id = atTheTerminal();
    linked(id);
    for (ServiceProcess each : world.replicas(World.SAFE, 1)) {
      strangely(each.address(), id);
    }
    strangely(world.stack().frontDoor().resolve("/safe/"), id);
    tooOften();
    cutShort();
    brokenDatabase();
    last = newBackup("last");
    assertThat(door.put(last, Shelf.newBackup(3000))).isEqualTo(200);
  }

  /** Create, back up, look, back up again, mistype, restore, delete. */
  private String atTheTerminal() throws Exception {
    Path password = Files.writeString(home.resolve("password"), PASSWORD);
    Path wrong = Files.writeString(home.resolve("wrong"), PASSWORD + "!");
    good(idctl.run("create"));
    var kept = Http.JSON.readTree(idctl.profile("default").resolve("identity.json").toFile());
    String id = kept.required("identity").asText();
    people.add(Needle.ofText("identity", id));
    people.add(
        Needle.ofBytes(
            "public key", Base64.getDecoder().decode(kept.required("publicKey").asText())));
    people.add(
        Needle.ofBytes(
            "secret key", Base64.getDecoder().decode(kept.required("secretKey").asText())));
    backups.add(ofPassword("backup", PASSWORD, id));
    backups.add(ofPassword("mistyped", PASSWORD + "!", id));
    safe("backup", password);
    safe("status", password);
    safe("backup", password);
    Result mistyped = restore(id, "new", wrong);
    assertThat(mistyped.code()).isEqualTo(3);
    good(restore(id, "new", password));
    safe("delete", password);
    safe("backup", password);
    return id;
  }

  private void linked(String id) {
    Directory directory = world.directory();
    Identity anna = World.register(directory);
    EmailAddress address = EmailAddress.of("anna" + System.nanoTime() + "@example.org");
    String number = "4176" + ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000);
    people.add(Needle.ofText("linked identity", anna.id()));
    people.add(Needle.ofText("mail", address.text()));
    people.add(Needle.ofText("number", number));
    directory.linking().linkEmail(anna, address, "de");
    world.deliveries().awaitMailLink(address.text(), 1);
    PhoneVerification begun =
        (PhoneVerification) directory.linking().linkPhone(anna, number, "de", SmsLink.NONE);
    String code = world.deliveries().awaitCode(number, 1);
    assertThat(directory.linking().submitCode(begun.verificationId(), code))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(id).isNotEqualTo(anna.id());
  }

  /** All that a client may say about itself, and ask for. */
  private void strangely(URI base, String identity) {
    String id = newBackup("strange");
    byte[] backup = Shelf.newBackup(500);
    URI place = base.resolve("backups/" + id);
    String[] headers = {
      "X-Forwarded-For",
      base.getPath().equals("/safe/") ? ADDRESS_6 : ADDRESS,
      "User-Agent",
      AGENT,
      "Authorization",
      "Token " + TOKEN,
      "Referer",
      "https://example.org/" + identity
    };
    assertThat(Http.send("PUT", place, backup, headers).status()).isEqualTo(200);
    assertThat(Http.get(place, headers).status()).isEqualTo(200);
    assertThat(Http.get(URI.create(place + "?who=" + identity), headers).status()).isEqualTo(200);
    headers[5] = "Basic " + BASIC;
    headers[1] = ADDRESS_6;
    assertThat(Http.send("PUT", place, new byte[Shelf.LONGEST + 1], headers).status())
        .isEqualTo(413);
    assertThat(Http.send("PUT", place, new byte[3], headers).status()).isEqualTo(400);
    assertThat(Http.get(URI.create(place + "0"), headers).status()).isEqualTo(400);
    assertThat(Http.get(URI.create(place + "/" + identity), headers).status()).isEqualTo(404);
    assertThat(Http.get(URI.create(place + "%00%ff"), headers).status()).isBetween(400, 404);
    for (String method : List.of("HEAD", "PROPFIND", "OPTIONS", "MKCOL", "POST", "PATCH", "LOCK")) {
      assertThat(Http.send(method, place, NOTHING, headers).status()).isLessThan(500);
    }
    assertThat(Http.send("DELETE", place, NOTHING, headers).status()).isEqualTo(204);
    assertThat(Http.get(place, headers).status()).isEqualTo(404);
  }

  /** Whoever asks, one backup is uploaded 24 times a day. */
  private void tooOften() {
    String id = newBackup("too often");
    byte[] backup = Shelf.newBackup(100);
    for (int i = 0; i < 24; i++) {
      assertThat(door.put(id, backup)).isEqualTo(200);
    }
    assertThat(door.put(id, backup)).isEqualTo(429);
  }

  private void cutShort() {
    ServiceProcess replica = world.replicas(World.SAFE, 1).getFirst();
    try (RawCall upload = RawCall.upload(replica, newBackup("cut short"), 100_000)) {
      upload.send(new byte[50_000]);
    }
    try (RawCall download = RawCall.download(replica, newBackup("never there"))) {
      assertThat(download.status()).isEqualTo(404);
    }
  }

  /** What the database says about its refusal repeats the row. */
  private void brokenDatabase() {
    world.inDatabase("ALTER TABLE safe.backup ADD CONSTRAINT broken CHECK (false) NOT VALID");
    try {
      assertThat(door.put(newBackup("broken"), Shelf.newBackup(200))).isEqualTo(500);
    } finally {
      world.inDatabase("ALTER TABLE safe.backup DROP CONSTRAINT broken");
    }
  }

  private String newBackup(String name) {
    String id = Shelf.newId();
    backups.add(Needle.ofBackup(name, id));
    return id;
  }

  private static Needle ofPassword(String name, String password, String identity) {
    return Needle.ofBackup(name, SafeKeys.of(password.toCharArray(), identity).backupId());
  }

  private void safe(String command, Path password) throws Exception {
    good(idctl.run("safe", command, "--password-file", password.toString()));
  }

  private Result restore(String id, String profile, Path password) throws Exception {
    return idctl.run(
        "safe", "restore", id, "--profile", profile, "--password-file", password.toString());
  }

  private static void good(Result result) {
    assertThat(result.code()).as(result.err()).isZero();
  }

  private static byte[] bytes(String address) {
    return InetAddress.ofLiteral(address).getAddress();
  }
}
