package io.kennung.client.safe.doctor;

import io.kennung.client.safe.Calls;
import io.kennung.client.safe.Reply;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.ServerTerms;
import io.kennung.client.safe.doctor.Finding.Result;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One examination under way: what has been found, and under which id it writes. */
final class Visit {

  /** What a server that says nothing is taken to promise. */
  private static final ServerTerms USUAL = new ServerTerms(524_288, 180);

  private final Calls calls;
  private final SecureRandom random;
  private final String backupId;
  private final Map<Check, Finding> findings = new EnumMap<>(Check.class);
  private Check current = Check.REACH;
  private ServerTerms terms = USUAL;

  Visit(Calls calls, SecureRandom random) {
    this.calls = calls;
    this.random = random;
    this.backupId = HexFormat.of().formatHex(bytes(32));
  }

  SafeAddress address() {
    return calls.address();
  }

  String backupId() {
    return backupId;
  }

  ServerTerms terms() {
    return terms;
  }

  void promised(ServerTerms promised) {
    terms = promised;
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** What is looked at from here on. */
  Visit looksAt(Check check) {
    current = check;
    return this;
  }

  Check current() {
    return current;
  }

  Reply send(String method, String path) {
    return calls.send(method, path, backupId, null);
  }

  Reply backup(String method, byte @Nullable [] body) {
    return calls.send(method, "backups/" + backupId, backupId, body);
  }

  /** Whether the server gives these bytes back. */
  boolean holds(byte[] expected) {
    Reply reply = backup("GET", null);
    return reply.isDone() && Arrays.equals(reply.body(), expected);
  }

  void good(Check check, String words) {
    findings.put(check, new Finding(check, Result.GOOD, words));
  }

  void noted(Check check, String sentence) {
    findings.put(check, new Finding(check, Result.NOTED, sentence));
  }

  void wrong(Check check, String sentence) {
    findings.put(check, new Finding(check, Result.WRONG, sentence));
  }

  /** For a check that is wrong, whose sentence stays. */
  void leftBehind() {
    Finding so = findings.get(Check.DELETE);
    wrong(
        Check.DELETE,
        "%sthe test's file backups/%s is left behind; remove it by hand"
            .formatted(so == null ? "" : so.text() + "; ", backupId));
  }

  Diagnosis diagnosis() {
    return new Diagnosis(
        Arrays.stream(Check.values())
            .map(check ->
                findings.getOrDefault(check, new Finding(check, Result.SKIPPED, "not looked at")))
            .toList());
  }
}
