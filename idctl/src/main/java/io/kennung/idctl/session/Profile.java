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
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of one identity on this device. Failures are {@link CommandFailure}s that name the
 * file, never what is in it.
 */
public final class Profile {

  private static final Texts TEXTS = Texts.of(Profile.class);

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          // Numbers in belongings come out as they came in.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Where the identity is kept, with its key. */
  public static final String IDENTITY = "identity.json";

  /** Where contacts, groups and settings are kept. */
  public static final String BELONGINGS = "belongings.json";

  private static final String REVOKED = "revoked.json";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

  private final String name;
  private final ProfileFolder folder;
  private final SealedFolder sealing;

  private Profile(String name, ProfileFolder folder, SealedFolder sealing) {
    this.name = name;
    this.folder = folder;
    this.sealing = sealing;
  }

  /**
   * @throws CommandFailure when the name could lead out of the folder of profiles
   */
  public static Profile named(String name, Surroundings surroundings) {
    return named(name, new PassphraseInput(surroundings, null));
  }

  /** The same, where the command line may say where the passphrase is. */
  static Profile named(String name, PassphraseInput passphrases) {
    if (!NAME.matcher(name).matches()) {
      throw CommandFailure.usage(TEXTS.say("profile.name"));
    }
    Surroundings surroundings = passphrases.surroundings();
    Path path = folderOfProfiles(surroundings).resolve(name);
    ProfileFolder folder = new ProfileFolder(path, surroundings.shown(path));
    return new Profile(name, folder, new SealedFolder(name, folder, passphrases));
  }

  /** Every profile of this device, by name. */
  public static List<Profile> all(Surroundings surroundings) {
    Path folder = folderOfProfiles(surroundings);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .filter(NAME.asMatchPredicate())
          .sorted()
          .map(name -> named(name, surroundings))
          .toList();
    } catch (IOException e) {
      throw CommandFailure.profile(
          Texts.of(Profile.class).say("profiles.unreadable", surroundings.shown(folder)));
    }
  }

  /** Where the profiles of this device are. */
  public static Path folderOfProfiles(Surroundings surroundings) {
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
    return folder.path();
  }

  /** The folder as people write it. */
  public String shown() {
    return folder.shown();
  }

  /** Locks and unlocks it, and reads what is in it as bytes. */
  public SealedFolder sealing() {
    return sealing;
  }

  /** The names of all files in it, in order; those in folders with slashes between. */
  public List<String> files() {
    return folder.files();
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

  /**
   * Removes the identity with its key and all that was hers, and keeps in mind which it was.
   *
   * @param stays what is still needed for something that has to be done
   */
  public void end(KeptIdentity revoked, Instant now, Set<String> stays) {
    // This order leaves no moment at which a crash would make the identity forgotten.
    write(REVOKED, new KeptRevocation(revoked.identity().id(), revoked.server(), now).json());
    remove(IDENTITY);
    files().stream()
        .filter(file -> !file.equals(REVOKED) && !stays.contains(file))
        .forEach(this::remove);
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
    try {
      Optional<byte[]> bytes = sealing.read(fileName);
      return bytes.isEmpty()
          ? Optional.empty()
          : Optional.of(reader.apply(JSON.readTree(bytes.get())));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw CommandFailure.profile(TEXTS.say("file.damaged", shown(), fileName));
    }
  }

  /** Leaves something for the next command, over whatever was there. */
  public void write(String fileName, ObjectNode json) {
    try {
      sealing.write(fileName, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    } catch (JacksonException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes what is no longer needed. */
  public void remove(String fileName) {
    folder.remove(fileName);
  }

  /** Creates the folder where it is missing and finds out what would fail later. */
  public void prepare() {
    folder.prepare();
    sealing.prepare();
  }

  /** Two creations at once in one profile would lose one of the keys. Closing it lets others in. */
  public FileChannel lock() {
    return folder.lock(name);
  }

  /** All that the profile shall hold, until it does. */
  public Draft draft() {
    return new Draft(this, folder, sealing);
  }

  /** Removes everything; nothing is left that says which identity was here. */
  public void delete() {
    // A crash may have left one.
    draft().close();
    folder.delete(List.of(IDENTITY, REVOKED, SealedFolder.HEADER));
  }
}
