package io.kennung.idctl.session;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.belongings.Belongings;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The folder of one identity on this device. Failures are {@link CommandFailure}s that name the
 * file, never what is in it.
 */
public final class Profile {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          // Numbers in belongings come out as they came in.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final String IDENTITY = "identity.json";
  private static final String REVOKED = "revoked.json";
  private static final String BELONGINGS = "belongings.json";

  private final String name;
  private final Path folder;
  private final String shown;

  private Profile(String name, Path folder, String shown) {
    this.name = name;
    this.folder = folder;
    this.shown = shown;
  }

  /**
   * @throws CommandFailure when the name could lead out of the folder of profiles
   */
  public static Profile named(String name, Surroundings surroundings) {
    if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}")) {
      throw CommandFailure.usage(
          "a profile's name has up to 64 letters, digits, dots, hyphens and underscores");
    }
    Path folder = folderOfProfiles(surroundings).resolve(name);
    return new Profile(name, folder, surroundings.shown(folder));
  }

  private static Path folderOfProfiles(Surroundings surroundings) {
    return surroundings
        .variable("KENNUNG_HOME")
        .map(Path::of)
        // The XDG specification wants a relative one ignored.
        .or(() ->
            surroundings
                .variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .map(path -> path.resolve("kennung")))
        .orElse(surroundings.home().resolve(".config/kennung"))
        .toAbsolutePath()
        .normalize();
  }

  /** As the command line names it. */
  public String name() {
    return name;
  }

  /** Where its files are. */
  public Path folder() {
    return folder;
  }

  /** The folder as people write it. */
  public String shown() {
    return shown;
  }

  /** The identity that lives in this profile. */
  public Optional<KeptIdentity> identity() {
    return read(IDENTITY, KeptIdentity::of);
  }

  /** Keeps it over whatever was there. */
  public void keep(KeptIdentity identity) {
    write(IDENTITY, identity.json());
    remove(REVOKED);
  }

  /** Contacts, groups and settings; none where nothing is kept yet. */
  public Belongings belongings() {
    return read(BELONGINGS, Profile::belongings).orElseGet(Belongings::none);
  }

  private static Belongings belongings(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return Belongings.of(object);
    }
    throw new IllegalArgumentException("no belongings");
  }

  /** Keeps them over whatever was there. */
  public void keep(Belongings belongings) {
    write(BELONGINGS, belongings.json());
  }

  /** The identity that lived in this profile last, where none does any more. */
  public Optional<KeptRevocation> revocation() {
    return identity().isPresent() ? Optional.empty() : read(REVOKED, KeptRevocation::of);
  }

  /** Removes the identity with its key and belongings, and keeps in mind which it was. */
  public void end(KeptIdentity revoked, Instant now) {
    // This order leaves no moment at which a crash would make the identity forgotten.
    write(REVOKED, new KeptRevocation(revoked.identity().id(), revoked.server(), now).json());
    remove(IDENTITY);
    remove(BELONGINGS);
  }

  /** The directory of the identity that lives here or lived here last. */
  public Optional<URI> server() {
    return identity().map(KeptIdentity::server).or(() -> revocation().map(KeptRevocation::server));
  }

  /**
   * What a command has left here for the next one; nothing where there is none.
   *
   * @param reader throws an {@link IllegalArgumentException} where a member is missing or wrong
   */
  public <T> Optional<T> read(String fileName, Function<JsonNode, T> reader) {
    Path file = folder.resolve(fileName);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      refuseWhatOthersCanReach(file);
      return Optional.of(reader.apply(JSON.readTree(Files.readAllBytes(file))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
      throw CommandFailure.profile(shown + "/" + fileName + " is damaged");
    } catch (IOException e) {
      throw failure("read", e);
    }
  }

  /** Leaves something for the next command, over whatever was there. */
  public void write(String fileName, ObjectNode json) {
    run(
        "write to",
        () ->
            OwnerOnly.write(
                folder, fileName, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json)));
  }

  /** Removes what is no longer needed. */
  public void remove(String fileName) {
    run("remove", () -> OwnerOnly.delete(folder, fileName));
  }

  /** Creates the folder where it is missing and finds out what would fail later. */
  public void prepare() {
    run(
        "write to",
        () -> {
          OwnerOnly.createFolder(folder);
          Path probe = OwnerOnly.temporary(folder);
          try {
            if (OwnerOnly.isOpenToOthers(probe)) {
              throw CommandFailure.profile(
                  "the file system of %s does not keep files from others; set KENNUNG_HOME to a"
                          .formatted(shown)
                      + " folder on one that does");
            }
          } finally {
            Files.delete(probe);
          }
        });
  }

  /** Two creations at once in one profile would lose one of the keys. Closing it lets others in. */
  public FileChannel lock() {
    try {
      FileChannel channel = OwnerOnly.openToLock(folder.resolve(".lock"));
      if (isLocked(channel)) {
        return channel;
      }
      channel.close();
    } catch (IOException e) {
      throw failure("write to", e);
    }
    throw CommandFailure.profile("another idctl is working in profile " + name + " right now");
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held by this very process, which makes no difference.
      return false;
    }
  }

  private void refuseWhatOthersCanReach(Path file) throws IOException {
    String shownFile = shown + "/" + file.getFileName();
    if (OwnerOnly.isOpenToOthers(file)) {
      throw CommandFailure.profile(
          "%s holds a secret, and others on this machine may open it; first run: chmod 600 %s"
              .formatted(shownFile, shownFile));
    }
    if (OwnerOnly.isWritableByOthers(folder)) {
      throw CommandFailure.profile(
          "others on this machine may put files into %s; first run: chmod 700 %s"
              .formatted(shown, shown));
    }
  }

  private interface FileWork {
    void run() throws IOException;
  }

  private void run(String verb, FileWork work) {
    try {
      work.run();
    } catch (IOException e) {
      throw failure(verb, e);
    }
  }

  /** {@code NoSuchFileException} says it well enough with blanks. */
  private static String inWords(IOException e) {
    return e.getClass()
        .getSimpleName()
        .replace("Exception", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private CommandFailure failure(String verb, IOException e) {
    String reason =
        e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : inWords(e);
    return CommandFailure.profile("cannot %s %s (%s)".formatted(verb, shown, reason));
  }
}
