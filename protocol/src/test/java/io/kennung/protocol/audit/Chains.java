package io.kennung.protocol.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Chains of tests. */
final class Chains {

  static final String NAME = "identity-service";

  private Chains() {}

  /** Whose hashes were computed by another program. */
  static List<AuditEntry> written() {
    try (var file = Chains.class.getResourceAsStream("/audit-chain.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false)
          .map(Chains::entry)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AuditEntry entry(JsonNode json) {
    return new AuditEntry(
        json.required("number").asLong(),
        Instant.parse(json.required("at").asText()),
        json.required("who").asText(),
        json.required("roles").asText(),
        json.required("action").asText(),
        json.required("identity").asText(),
        json.required("purpose").asText(),
        json.required("outcome").asText(),
        json.required("previous").asText(),
        json.required("hash").asText());
  }

  /** The same entries, sealed anew one after the other, as whoever holds the database can do. */
  static List<AuditEntry> sealedAnew(List<AuditEntry> entries) {
    List<AuditEntry> all = new ArrayList<>();
    String previous = AuditChain.BEGINNING;
    for (AuditEntry it : entries) {
      AuditEntry open =
          new AuditEntry(
              all.size() + 1,
              it.at(),
              it.who(),
              it.roles(),
              it.action(),
              it.identity(),
              it.purpose(),
              it.outcome(),
              previous,
              "");
      AuditEntry sealed = AuditChain.seal(NAME, open);
      all.add(sealed);
      previous = sealed.hash();
    }
    return all;
  }

  static AuditCheck walk(AuditCheck check, List<AuditEntry> entries) throws BrokenChain {
    for (AuditEntry entry : entries) {
      check.next(entry);
    }
    check.end();
    return check;
  }
}
