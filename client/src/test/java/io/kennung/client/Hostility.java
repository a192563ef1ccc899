package io.kennung.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntConsumer;

/** What a server may do to its callers. */
public enum Hostility {
  ENDLESS_BODY("HTTP/1.1 200 OK\r\n\r\n{\"a\":\"", "a".repeat(100_000)),
  GIANT_LENGTH("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n", " ".repeat(100_000)),
  ENDLESS_CHUNKS(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
      "10000\r\n" + " ".repeat(0x10000) + "\r\n"),
  ENDLESS_ERROR("HTTP/1.1 500 Oh\r\n\r\n", "<p>".repeat(10_000)),
  ENDLESS_STATUS("HTTP/1.1 200 ", "O".repeat(100_000)),
  ENDLESS_HEADER("HTTP/1.1 200 OK\r\nX-More: ", "a".repeat(100_000)),
  ENDLESS_HEADERS("HTTP/1.1 200 OK\r\n", "X-More: yes\r\n".repeat(1000)),
  ENDLESS_PATIENCE("", "HTTP/1.1 100 Continue\r\n\r\n".repeat(1000)),
  THOUSANDS_OF_HEADERS(
      "HTTP/1.1 200 OK\r\n" + "X-More: yes\r\n".repeat(5000) + "Content-Length: 2\r\n\r\n[]"),
  DRIPPING_HEADERS("HTTP/1.1 200 OK\r\nX-More: ", "a", true),
  DRIPPING_BODY("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", " ", true),
  SILENCE("", "", true),
  GARBAGE("SSH-2.0-OpenSSH_10.0\r\n\u0000\u0001\u00ff\r\n\r\n"),
  NOTHING(""),
  CUT_SHORT("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{\"identity\":"),
  CUT_IN_HEADERS("HTTP/1.1 200 OK\r\nContent-Le"),
  CUT_IN_CHUNK("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n{"),
  BAD_LENGTH("HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n{}"),
  TWO_LENGTHS("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 9\r\n\r\n{}"),
  BAD_CHUNK("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"),
  STATUS_OF_SPACE("HTTP/1.1 999 Star\r\nContent-Length: 0\r\n\r\n"),
  PAGE(200, "<!DOCTYPE html><title>Sign in to the hotel's network</title>"),
  TEXT(200, "\"a text\""),
  LIST(200, "[{}]"),
  WIDE_CHARACTERS(200, "\u0000\u0000\u0000{\u0000\u0011\u0000\u0000"),
  UNUSUAL_ORDER(200, "\u0000\u0000\u00ff\u00fe"),
  DEEP(200, "{\"a\":" + "[".repeat(500_000)),
  NUMBER(200, "{\"a\":" + "9".repeat(500_000) + "}"),
  EMPTY(200, ""),
  REDIRECT_WITHOUT_TARGET("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"),
  REDIRECT_TO_NOWHERE(
      "HTTP/1.1 307 Go\r\nLocation: https://127.0.0.1:99999/\r\nContent-Length: 0\r\n\r\n"),
  REDIRECT_TO_A_FILE(
      "HTTP/1.1 307 Go\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n"),
  REDIRECT_TO_ITSELF("HTTP/1.1 307 Go\r\nLocation: ?again\r\nContent-Length: 0\r\n\r\n"),
  LATE_REDIRECTS("HTTP/1.1 307 Go\r\nLocation: ?again\r\nContent-Length: 0\r\n\r\n", 400),
  LONG_CHALLENGE(
      "HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\""
          + "\\a".repeat(50_000)
          + "\"\r\nContent-Length: 0\r\n\r\n");

  /** Callers are not given more than this, in case that they take all of it. */
  private static final long ENOUGH = 1L << 30;

  private final String start;
  private final String repeated;
  private final boolean isSlow;
  private final int delayMillis;

  Hostility(String whole) {
    this(whole, 0);
  }

  Hostility(String whole, int delayMillis) {
    this(whole, "", false, delayMillis);
  }

  Hostility(int status, String body) {
    this("HTTP/1.1 %d OK\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body));
  }

  Hostility(String start, String repeated) {
    this(start, repeated, false, 0);
  }

  Hostility(String start, String repeated, boolean isSlow) {
    this(start, repeated, isSlow, 0);
  }

  Hostility(String start, String repeated, boolean isSlow, int delayMillis) {
    this.start = start;
    this.repeated = repeated;
    this.isSlow = isSlow;
    this.delayMillis = delayMillis;
  }

  /** Whether only the caller's patience ends it. */
  public boolean isSlow() {
    return isSlow || delayMillis > 0;
  }

  /**
   * @param pause waits for so many milliseconds
   * @throws IOException when the caller has gone away
   */
  void answer(OutputStream out, IntConsumer pause) throws IOException {
    pause.accept(delayMillis);
    out.write(start.getBytes(ISO_8859_1));
    out.flush();
    byte[] piece = repeated.getBytes(ISO_8859_1);
    for (long sent = 0; (isSlow || piece.length > 0) && sent < ENOUGH; sent += piece.length) {
      if (isSlow) {
        pause.accept(20);
      }
      out.write(piece);
      out.flush();
    }
  }
}
