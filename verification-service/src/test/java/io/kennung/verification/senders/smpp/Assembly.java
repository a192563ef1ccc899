package io.kennung.verification.senders.smpp;

import io.kennung.verification.senders.gsm.Gsm7Table;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jsmpp.bean.SubmitSm;

/** Joins short messages and reads them, as a telephone does. */
final class Assembly {

  private final Map<String, Map<Byte, byte[]>> open = new ConcurrentHashMap<>();

  /** The whole text, once the last part of it has come. */
  Optional<String> add(SubmitSm submit) {
    byte[] octets = submit.getShortMessage();
    if (!submit.isUdhi()) {
      return Optional.of(text(submit, octets));
    }
    Map<Byte, byte[]> parts =
        open.computeIfAbsent(submit.getDestAddress() + "/" + octets[3], key -> new TreeMap<>());
    synchronized (parts) {
      parts.put(octets[5], Arrays.copyOfRange(octets, 6, octets.length));
      if (parts.size() < octets[4]) {
        return Optional.empty();
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      parts.values().forEach(all::writeBytes);
      return Optional.of(text(submit, all.toByteArray()));
    }
  }

  private static String text(SubmitSm submit, byte[] octets) {
    return switch (submit.getDataCoding()) {
      case 0 -> Gsm7Table.read(octets);
      case 8 -> new String(octets, StandardCharsets.UTF_16BE);
      default -> throw new AssertionError(submit.getDataCoding());
    };
  }
}
