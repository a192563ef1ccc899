package io.kennung.pages;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/** What a page loads: its style sheet, its icon, the script where there is one, nothing else. */
@Singleton
public final class Assets {

  private static final int VERSION_LENGTH = 12;

  private final byte[] style = read("style.css");
  private final byte[] icon = read("icon.svg");
  private final byte[] script;
  private final String version;

  @Inject
  Assets(Site site) {
    this.script = site.script().map(Assets::read).orElse(new byte[0]);
    this.version = version(style, icon, script);
  }

  byte[] style() {
    return style.clone();
  }

  byte[] icon() {
    return icon.clone();
  }

  byte[] script() {
    return script.clone();
  }

  /** Another one when anything in them changes: a browser may keep them as long as it likes. */
  String version() {
    return version;
  }

  private static byte[] read(String name) {
    try (InputStream file = Assets.class.getResourceAsStream("/pages/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(byte[]... files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] file : files) {
        digest.update(file);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
