package io.kennung.protocol.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Each entry holds the hash of the one before it. Whoever changes, leaves out or adds one has to
 * change all that follow, up to the last; and the last is known elsewhere.
 */
public final class AuditChain {

  /** What stands before the first entry. */
  public static final String BEGINNING = "0".repeat(64);

  private AuditChain() {}

  /**
   * The hash of an entry: SHA-256 over its chain and its members in the order of the record, each
   * as UTF-8 behind its length (4 bytes, big-endian), but for the hash itself. The number is
   * decimal, the time as {@link java.time.Instant#toString} writes it.
   *
   * @param chain the name of the chain, so that no entry fits into another one
   */
  public static String hash(String chain, AuditEntry entry) {
    MessageDigest digest = sha256();
    List<String> members =
        List.of(
            chain,
            Long.toString(entry.number()),
            entry.at().toString(),
            entry.who(),
            entry.roles(),
            entry.action(),
            entry.identity(),
            entry.purpose(),
            entry.outcome(),
            entry.previous());
    for (String member : members) {
      byte[] bytes = member.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The entry with its hash. */
  public static AuditEntry seal(String chain, AuditEntry open) {
    return new AuditEntry(
        open.number(),
        open.at(),
        open.who(),
        open.roles(),
        open.action(),
        open.identity(),
        open.purpose(),
        open.outcome(),
        open.previous(),
        hash(chain, open));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
