package io.kennung.drills.people;

import io.kennung.client.Directory;
import io.kennung.client.Identity;
import io.kennung.client.contacts.AddressBook;
import io.kennung.client.contacts.Match;
import io.kennung.client.linking.PhoneVerification;
import io.kennung.client.linking.SmsLink;
import io.kennung.client.linking.Verdict;
import io.kennung.local.Stack;
import io.kennung.protocol.EmailAddress;
import io.kennung.protocol.SecretKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What people do by the front door of a system, each a whole journey. */
public final class Town implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int FIRST_NUMBER = 2_000_000;
  private static final int LAST_NUMBER = 10_000_000;

  private final Directory directory;
  private final Letterbox letterbox;
  private final URI frontDoor;
  private final URI issuer;

  /** By the front door of this system. */
  public Town(Stack stack) {
    this.directory = Directory.at(stack.frontDoor());
    this.letterbox = new Letterbox(stack);
    this.frontDoor = stack.frontDoor();
    this.issuer = stack.issuer();
  }

  public Directory directory() {
    return directory;
  }

  public Letterbox letterbox() {
    return letterbox;
  }

  /** Somebody new. */
  public Identity register() {
    SecretKey key = SecretKey.generate(RANDOM);
    return new Identity(directory.create(key).identity(), key);
  }

  /** A number that nobody else has. */
  public static String newNumber() {
    return "4176" + ThreadLocalRandom.current().nextInt(FIRST_NUMBER, LAST_NUMBER);
  }

  /** An address that nobody else has. */
  public static EmailAddress newAddress() {
    return EmailAddress.of(newBackupId().substring(0, 16) + "@example.org");
  }

  public void linkPhone(Identity who, String number) {
    int before = letterbox.messages(number);
    enterCode(beginPhone(who, number), letterbox.code(number, before));
  }

  /** The verification, whose code is on its way. */
  public String beginPhone(Identity who, String number) {
    return ((PhoneVerification) directory.linking().linkPhone(who, number, "en", SmsLink.NONE))
        .verificationId();
  }

  /** Ends what {@link #beginPhone} began. */
  public void enterCode(String verification, String code) {
    Verdict verdict = directory.linking().submitCode(verification, code);
    if (!(verdict instanceof Verdict.Accepted)) {
      throw new IllegalStateException("the right code was refused");
    }
  }

  public void linkEmail(Identity who, EmailAddress address) {
    int before = letterbox.mails(address.text());
    var _ = directory.linking().linkEmail(who, address, "en");
    letterbox.confirmMail(address.text(), before);
  }

  /** Who has this number, as anybody may ask. */
  public Optional<String> ownerOf(String number) {
    return first(AddressBook.of(List.of(), List.of(number)));
  }

  /** Who has this address, as anybody may ask. */
  public Optional<String> ownerOf(EmailAddress address) {
    return first(AddressBook.of(List.of(address), List.of()));
  }

  private Optional<String> first(AddressBook book) {
    return directory.contacts().matchAnonymously(book, true).matches().stream()
        .map(Match::identity)
        .findFirst();
  }

  /** Staff ask that what somebody has used up be as if it were not. */
  public void liftLimits(Identity whose) {
    Http.Reply reply =
        Http.send(
            "POST",
            frontDoor.resolve("/support/identities/" + whose.id() + "/limits/linking/lift"),
            "{\"purpose\":\"drill\"}".getBytes(StandardCharsets.UTF_8),
            "Authorization",
            "Bearer " + Http.get(issuer.resolve("/tokens/lea")).text(),
            "Content-Type",
            "application/json");
    if (reply.status() != 202) {
      throw new IllegalStateException("staff were refused: " + reply.status());
    }
  }

  /** 64 digits that nobody else uses. */
  public static String newBackupId() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Keeps these bytes under this name; the status. */
  public int keep(String backupId, byte[] sealed) {
    return Http.send(
            "PUT",
            place(backupId),
            sealed,
            "User-Agent",
            "Threema",
            "Content-Type",
            "application/octet-stream")
        .status();
  }

  /** What is kept under this name; empty when nothing is. */
  public Optional<byte[]> kept(String backupId) {
    Http.Reply reply = Http.get(place(backupId), "User-Agent", "Threema");
    return reply.status() == 200 ? Optional.of(reply.body()) : Optional.empty();
  }

  private URI place(String backupId) {
    return frontDoor.resolve("/safe/backups/" + backupId);
  }

  /** Random bytes, as sealed ones look to whoever keeps them. */
  public static byte[] sealed(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() {
    directory.close();
  }
}
