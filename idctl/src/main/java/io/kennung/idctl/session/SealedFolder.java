package io.kennung.idctl.session;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Progress;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a profile as they are meant, whether they lie there sealed or not. A profile is
 * locked as long as its {@code vault.json} is there: what is written then is sealed, and what is
 * sealed needs the passphrase, which is asked for once. Where locking or unlocking was broken off,
 * sealed and unsealed files stand side by side, all of them can be read, and the same command again
 * does the rest.
 */
public final class SealedFolder {

  static final String HEADER = "vault.json";

  private static final Texts TEXTS = Texts.of(SealedFolder.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String profile;
  private final ProfileFolder folder;
  private final PassphraseInput passphrases;
  private final SecureRandom random = new SecureRandom();
  private @Nullable Vault opened;
  private @Nullable CommandFailure refused;

  SealedFolder(String profile, ProfileFolder folder, PassphraseInput passphrases) {
    this.profile = profile;
    this.folder = folder;
    this.passphrases = passphrases;
  }

  /** Whether the profile is locked, wholly or in part. */
  public boolean isLocked() {
    return folder.has(HEADER);
  }

  /** Whether locking or unlocking was broken off. Asks for nothing. */
  public boolean isHalfDone() {
    return isLocked() && folder.files().stream().anyMatch(name -> !isSealed(name));
  }

  /** Asks for the passphrase where one is needed, so that a wrong one is found before the work. */
  void prepare() {
    if (isLocked()) {
      vault();
    }
  }

  /** The bytes of a file; nothing where there is none. */
  public Optional<byte[]> read(String name) {
    return folder.read(name).map(bytes -> Vault.isSealed(bytes) ? unsealed(name, bytes) : bytes);
  }

  void write(String name, byte[] bytes) {
    folder.write(name, forDisk(name, bytes));
  }

  byte[] forDisk(String name, byte[] bytes) {
    return isLocked() ? vault().seal(name, bytes) : bytes;
  }

  /**
   * Seals every file, under a passphrase that is chosen now or was chosen when this was broken off.
   *
   * @return how many files it has sealed
   */
  public int lock() {
    folder.sweep();
    if (!isLocked()) {
      Vault vault = Vault.create(random);
      writeHeader(vault, passphrases.chosen(profile));
      opened = vault;
    }
    Vault vault = vault();
    List<String> open = folder.files().stream().filter(name -> !isSealed(name)).toList();
    try (Progress progress = Progress.of(passphrases.surroundings(), TEXTS.say("vault.sealing"))) {
      for (int i = 0; i < open.size(); i++) {
        progress.at(i, open.size());
        String name = open.get(i);
        folder.read(name).ifPresent(bytes -> folder.write(name, vault.seal(name, bytes)));
      }
    }
    return open.size();
  }

  /**
   * Writes every file as it is meant, and forgets the passphrase last.
   *
   * @return how many files were sealed
   */
  public int unlock() {
    Vault vault = vault();
    folder.sweep();
    List<String> sealed = folder.files().stream().filter(this::isSealed).toList();
    try (Progress progress =
        Progress.of(passphrases.surroundings(), TEXTS.say("vault.unsealing"))) {
      for (int i = 0; i < sealed.size(); i++) {
        progress.at(i, sealed.size());
        String name = sealed.get(i);
        folder.read(name).ifPresent(bytes -> folder.write(name, unsealed(name, bytes, vault)));
      }
    }
    folder.remove(HEADER);
    opened = null;
    return sealed.size();
  }

  /**
   * From now on another passphrase opens the profile, and the one before no longer does.
   *
   * @param file holds it; null to have it typed
   */
  public void changePassphrase(@Nullable Path file) {
    Vault vault = vault();
    writeHeader(vault, passphrases.next(profile, file));
  }

  private void writeHeader(Vault vault, char[] passphrase) {
    try {
      folder.write(
          HEADER,
          JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(vault.header(passphrase)));
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  /** Opened once; where that was refused, it is refused again without asking. */
  private Vault vault() {
    if (refused != null) {
      throw refused;
    }
    Vault vault = opened;
    if (vault == null) {
      try {
        vault = open();
      } catch (CommandFailure e) {
        refused = e;
        throw e;
      }
      opened = vault;
    }
    return vault;
  }

  private Vault open() {
    byte[] header =
        folder
            .read(HEADER)
            .orElseThrow(
                () -> CommandFailure.profile(TEXTS.say("vault.missing", profile, folder.shown())));
    char[] passphrase = passphrases.known(profile);
    try {
      return Vault.open(JSON.readTree(header), passphrase, random)
          .orElseThrow(() -> CommandFailure.locked(TEXTS.say("vault.wrong", profile)));
    } catch (IOException | IllegalArgumentException e) {
      throw damaged(HEADER);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  private byte[] unsealed(String name, byte[] bytes) {
    return unsealed(name, bytes, vault());
  }

  private byte[] unsealed(String name, byte[] bytes, Vault vault) {
    try {
      return vault.unseal(name, bytes);
    } catch (IllegalArgumentException e) {
      throw damaged(name);
    }
  }

  private boolean isSealed(String name) {
    return Vault.isSealed(folder.beginning(name, Vault.markerLength()));
  }

  private CommandFailure damaged(String name) {
    return CommandFailure.profile(folder.shown() + "/" + name + " is damaged");
  }
}
