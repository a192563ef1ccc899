package io.kennung.idctl.audit;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kennung.client.ForeignJson;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.audit.AuditChain;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import io.kennung.protocol.audit.AuditEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the record, as a consumer of {@code directory.audit} prints it: an event a line, the
 * chains in any order among each other, the same entry perhaps twice.
 */
final class ExportedRecord {

  private static final Texts TEXTS = Texts.of(ExportedRecord.class);

  private static final JsonMapper JSON =
      ForeignJson.mapper()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** In bytes; an entry has some 600. */
  private static final int LONGEST_LINE = 65_536;

  private static final int MOST_CHAINS = 16;
  private static final String NAME = "[a-z]+(-[a-z]+){0,5}";
  private static final String HASH = "[0-9a-f]{64}";

  private final Function<String, @Nullable KeptHead> kept;
  private final Map<String, Walk> walks = new TreeMap<>();
  private final Map<String, List<String>> hashes = new TreeMap<>();

  /**
   * @param kept what is known of a chain from before
   */
  ExportedRecord(Function<String, @Nullable KeptHead> kept) {
    this.kept = kept;
  }

  /** All chains in it, by name. */
  List<Walk> read(InputStream stream) throws IOException {
    int number = 0;
    for (byte[] line = line(stream); line != null; line = line(stream)) {
      number++;
      if (line.length > LONGEST_LINE) {
        throw noEntry(number);
      }
      if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
        take(line, number);
      }
    }
    if (walks.isEmpty()) {
      throw CommandFailure.usage(TEXTS.say("file.empty"));
    }
    return List.copyOf(walks.values());
  }

  private void take(byte[] line, int number) {
    try {
      JsonNode json = JSON.readTree(line);
      String chain = json.required("chain").asText();
      if (chain.length() > 40 || !chain.matches(NAME)) {
        throw noEntry(number);
      }
      take(chain, entry(json.required("entry")));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw noEntry(number);
    }
  }

  private void take(String chain, AuditEntry entry) {
    Walk walk = walks.computeIfAbsent(chain, name -> begin(name, entry));
    List<String> seen = hashes.computeIfAbsent(chain, name -> new ArrayList<>());
    long place = entry.number() - walk.first();
    if (walk.broken().isPresent()
        || place >= 0
            && place < seen.size()
            && seen.get((int) place).equals(entry.hash())
            && isAsWritten(chain, entry)) {
      // Kafka delivers at least once.
      return;
    }
    try {
      walk.check().next(entry);
      seen.add(entry.hash());
    } catch (BrokenChain e) {
      walk.breaks(e);
    }
  }

  private Walk begin(String chain, AuditEntry first) {
    if (walks.size() == MOST_CHAINS || first.number() < 1) {
      throw new IllegalArgumentException("no chain of a directory");
    }
    KeptHead known = kept.apply(chain);
    return first.number() == 1 ? Walk.fromBeginning(chain, known) : Walk.from(chain, first, known);
  }

  private static boolean isAsWritten(String chain, AuditEntry entry) {
    return AuditChain.hash(chain, entry).equals(entry.hash());
  }

  private static AuditEntry entry(JsonNode json) {
    return new AuditEntry(
        json.required("number").longValue(),
        Instant.parse(text(json, "at")),
        text(json, "who"),
        text(json, "roles"),
        text(json, "action"),
        text(json, "identity"),
        text(json, "purpose"),
        text(json, "outcome"),
        hash(json, "previous"),
        hash(json, "hash"));
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.required(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("no text");
    }
    return value.textValue();
  }

  private static String hash(JsonNode json, String name) {
    String text = text(json, name);
    if (!text.matches(HASH)) {
      throw new IllegalArgumentException("no hash");
    }
    return text;
  }

  /** Without its end; a byte more than the longest where it is longer. Null behind the last. */
  private static byte @Nullable [] line(InputStream stream) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = stream.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n' && line.size() <= LONGEST_LINE; c = stream.read()) {
      line.write(c);
    }
    return line.toByteArray();
  }

  private static CommandFailure noEntry(int line) {
    return CommandFailure.usage(TEXTS.say("file.no-entry", line));
  }
}
