package io.kennung.idctl.oppf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.oppf.OppfFile;
import io.kennung.protocol.oppf.OppfPublicKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a configuration file says, on its way to being signed. */
final class Configuration {

  private static final Texts TEXTS = Texts.of(Configuration.class);

  /** Of hosts that nobody can ever have (RFC 2606). */
  private static final String NOWHERE = ".invalid";

  private final ObjectNode json;

  private Configuration(ObjectNode json) {
    this.json = json;
  }

  /** The template as a person reads it, with a line feed at its end. */
  static String template() {
    try (var stream = Configuration.class.getResourceAsStream("template.json")) {
      if (stream == null) {
        throw new IllegalStateException("the template was not packaged");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That of the template. */
  static Configuration ofTemplate() {
    return new Configuration(
        OppfFile.json(template().getBytes(StandardCharsets.UTF_8)).orElseThrow());
  }

  /** That of a file that a person has written. */
  static Configuration of(Path file) {
    String none = TEXTS.say("in.none", file);
    byte[] bytes = SmallFile.read(file, OppfFile.LIMIT, none);
    return new Configuration(OppfFile.json(bytes).orElseThrow(() -> CommandFailure.usage(none)));
  }

  /** Points to the directory and the Safe of a system that stands at this address. */
  void setBase(String typed) {
    String base = base(typed);
    object("directory").put("url", base);
    object("safe").put("url", base + "safe/");
  }

  private static String base(String typed) {
    try {
      URI base = URI.create(typed);
      if ("https".equalsIgnoreCase(base.getScheme())
          && base.getHost() != null
          && base.getRawUserInfo() == null
          && base.getRawQuery() == null
          && base.getRawFragment() == null) {
        return typed.endsWith("/") ? typed : typed + "/";
      }
    } catch (IllegalArgumentException e) {
      // The same answer as for the wrong scheme, below.
    }
    throw CommandFailure.usage(TEXTS.say("base.wrong"));
  }

  void setKey(OppfPublicKey key) {
    if (!json.has("version")) {
      json.put("version", "1.0");
    }
    json.put("signatureKey", key.base64());
  }

  /** Without what only the desktop app needs. */
  void dropDesktop() {
    json.remove(List.of("rendezvous", "mediator"));
  }

  ObjectNode json() {
    return json;
  }

  /** Members that still lead nowhere, as they are in the template. */
  List<String> nowhere() {
    List<String> members = new ArrayList<>();
    collectNowhere("", json, members);
    return members;
  }

  private static void collectNowhere(String name, JsonNode node, List<String> members) {
    node.properties()
        .forEach(member -> {
          String path = name.isEmpty() ? member.getKey() : name + "." + member.getKey();
          collectNowhere(path, member.getValue(), members);
        });
    if (node.isTextual() && isNowhere(node.textValue())) {
      members.add(name);
    }
  }

  private static boolean isNowhere(String text) {
    return text.toLowerCase(Locale.ROOT).matches("([a-z]+://)?[^/:]*\\" + NOWHERE + "([/:].*)?");
  }

  private ObjectNode object(String name) {
    return json.path(name) instanceof ObjectNode object ? object : json.putObject(name);
  }
}
