package io.kennung.pages;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What a page loads: its style sheet, its icon, what else its site has, nothing more. */
@Singleton
public final class Assets {

  private static final int VERSION_LENGTH = 12;
  private static final String STYLE = "style.css";
  private static final String ICON = "icon.svg";

  private final Map<String, byte[]> files = new TreeMap<>();
  private final String version;

  @Inject
  Assets(Site site) {
    files.put(STYLE, read(STYLE));
    files.put(ICON, read(ICON));
    site.files().forEach(file -> files.put(file.substring(file.lastIndexOf('/') + 1), read(file)));
    this.version = version(files);
  }

  byte[] style() {
    return file(STYLE).orElseThrow();
  }

  byte[] icon() {
    return file(ICON).orElseThrow();
  }

  /** By its name, without a folder. */
  Optional<byte[]> file(String name) {
    return Optional.ofNullable(files.get(name)).map(byte[]::clone);
  }

  /** Another one when anything in them changes: a browser may keep them as long as it likes. */
  String version() {
    return version;
  }

  private static byte[] read(String name) {
    String path = name.startsWith("/") ? name : "/pages/" + name;
    try (InputStream file = Assets.class.getResourceAsStream(path)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(Map<String, byte[]> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.values().forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
