package io.kennung.idctl.contacts.file;

import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * An address book in a file: vCards, or a table with commas, semicolons or tabs between its
 * columns. What it is shows in the file, not in its name.
 */
public final class AddressFile {

  /** How many entries one file may have, and how many addresses. */
  public static final int MOST = 100_000;

  private static final int MOST_MEGABYTES = 10;
  private static final Texts TEXTS = Texts.of(AddressFile.class);

  private final String name;
  private final List<Person> people = new ArrayList<>();
  private int addresses;

  private AddressFile(String name) {
    this.name = name;
  }

  /**
   * Everybody in it who has an address.
   *
   * @throws CommandFailure when it cannot be read, is damaged, or is no such file
   */
  public static List<Person> read(String name) {
    AddressFile file = new AddressFile(name);
    String text = decoded(file.bytes());
    String start = text.substring(0, Math.min(text.length(), 1000)).strip();
    if (start.toUpperCase(Locale.ROOT).startsWith("BEGIN:VCARD")) {
      new VCardText(text).read(file::add, file::damaged);
    } else if (start.isEmpty() || text.indexOf('\0') >= 0 || "<{[%".indexOf(start.charAt(0)) >= 0) {
      throw file.failure("neither");
    } else {
      new CsvText(text).read(file::add, file::damaged);
    }
    if (file.people.isEmpty()) {
      throw file.failure("nobody");
    }
    return List.copyOf(file.people);
  }

  private void add(Person person) {
    if (person.hasAddress()) {
      people.add(person);
      addresses += person.emails().size() + person.phones().size();
      if (people.size() > MOST || addresses > MOST) {
        throw CommandFailure.usage(TEXTS.say("too-many", MOST, name));
      }
    }
  }

  private CommandFailure damaged(String key, long line) {
    return CommandFailure.usage(TEXTS.say(key, name, line));
  }

  private CommandFailure failure(String key) {
    return CommandFailure.usage(TEXTS.say(key, name));
  }

  private byte[] bytes() {
    int most = MOST_MEGABYTES * 1_000_000;
    try {
      Path path = Path.of(name);
      if (!Files.exists(path)) {
        throw failure("no-file");
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
          throw CommandFailure.usage(TEXTS.say("too-large", name, MOST_MEGABYTES));
        }
        return bytes;
      }
    } catch (IOException | InvalidPathException e) {
      throw failure("no-reading");
    }
  }

  /** Programs that do not write UTF-8 mostly write that of Windows in Western Europe. */
  private static String decoded(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    boolean isWide = mark == 0xfeff || mark == 0xfffe;
    Charset charset = isWide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  /** Says what is wrong with the file. */
  interface Damage {
    /**
     * @param key of the sentence
     * @param line where it begins, from 1
     */
    CommandFailure at(String key, long line);
  }

  /** One way to write an address book. */
  interface Format {
    void read(Consumer<Person> people, Damage damage);
  }
}
