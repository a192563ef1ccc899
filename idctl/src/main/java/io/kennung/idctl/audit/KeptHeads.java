package io.kennung.idctl.audit;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.idctl.session.OwnerOnly;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the chains of one directory ended when they were verified last. It must not lie where the
 * record itself lies: that it is elsewhere is what it is good for.
 */
final class KeptHeads {

  private static final Texts TEXTS = Texts.of(KeptHeads.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "audit.json";
  private static final int LARGEST = 1 << 20;

  private final Session session;
  private final String server;
  private final @Nullable Path file;
  private final Map<String, KeptHead> heads = new TreeMap<>();

  /**
   * @param server whose chains
   * @param file where they are kept; null for the folder of the profile
   */
  KeptHeads(Session session, URI server, @Nullable Path file) {
    this.session = session;
    this.server = server.toString();
    this.file = file;
    kept()
        .path(this.server)
        .properties()
        .forEach(it -> heads.put(it.getKey(), headOf(it.getValue())));
  }

  Optional<KeptHead> of(String chain) {
    return Optional.ofNullable(heads.get(chain));
  }

  /** Where they are, as people write it. */
  String place() {
    return file == null
        ? session.profile().shown() + "/" + NAME
        : session.surroundings().shown(file.toAbsolutePath());
  }

  /** Keeps this one, unless the one that is kept is further on. */
  void keep(String chain, KeptHead head) {
    KeptHead before = heads.get(chain);
    if (before != null && before.number() > head.number()) {
      return;
    }
    heads.put(chain, head);
    ObjectNode all = kept();
    ObjectNode ofServer = all.withObjectProperty(server);
    heads.forEach((name, it) -> it.fill(ofServer.withObjectProperty(name)));
    write(all);
  }

  private ObjectNode kept() {
    return file == null
        ? session.profile().read(NAME, KeptHeads::object).orElseGet(JSON::createObjectNode)
        : read(file);
  }

  private static ObjectNode object(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("no object");
  }

  private ObjectNode read(Path path) {
    if (!Files.exists(path)) {
      return JSON.createObjectNode();
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return object(JSON.readTree(stream.readNBytes(LARGEST)));
    } catch (JacksonException | IllegalArgumentException e) {
      throw damaged();
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("state.unreadable", place()));
    }
  }

  private void write(ObjectNode all) {
    if (file == null) {
      Profile profile = session.profile();
      profile.prepare();
      profile.write(NAME, all);
      return;
    }
    try {
      OwnerOnly.write(
          file.toAbsolutePath(), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    } catch (IOException e) {
      throw CommandFailure.usage(TEXTS.say("state.unwritable", place()));
    }
  }

  private KeptHead headOf(JsonNode json) {
    try {
      return KeptHead.of(json);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw damaged();
    }
  }

  private CommandFailure damaged() {
    return CommandFailure.profile(TEXTS.say("state.damaged", place()));
  }
}
