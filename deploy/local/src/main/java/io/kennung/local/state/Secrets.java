package io.kennung.local.state;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords and keys of this machine: random, made when first asked for, then kept. */
public final class Secrets {

  private static final int BYTES = 32;

  private final Path file;
  private final Properties kept = new Properties();

  public Secrets(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The secret of this name, 32 bytes in base64. */
  public synchronized String of(String name) {
    String known = kept.getProperty(name);
    if (known != null) {
      return known;
    }
    String made = random();
    kept.setProperty(name, made);
    save();
    return made;
  }

  /** A new secret, 32 bytes in base64. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private void save() {
    StringWriter text = new StringWriter();
    try {
      kept.store(text, "Made by ./dev up for this machine alone");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrivateFile.write(file, text.toString());
  }
}
