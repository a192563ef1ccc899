package io.kennung.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The contact match itself, as a client asks for it, on one kept connection. */
final class MatchRequests implements ClosedLoop.Client {

  private static final byte[] ENTRY = "\"identity\":".getBytes(StandardCharsets.US_ASCII);

  private final HttpConnection server;
  private final List<AddressBook> books;
  private final int[] lengths;
  private int next;

  /**
   * @param first of the books; the others follow in their order, then it begins anew
   */
  MatchRequests(int port, List<AddressBook> books, int first) throws IOException {
    this.server = new HttpConnection(port);
    this.books = books;
    this.lengths = new int[books.size()];
    this.next = first;
  }

  @Override
  public void ask() throws IOException {
    int number = next++ % books.size();
    AddressBook book = books.get(number);
    HttpConnection.Answer answer = server.send(book.request());
    if (answer.status() != 200) {
      throw new BenchFailure("match answered %d: %s".formatted(answer.status(), answer.body()));
    }
    // The entries may come in any order, but every time the same ones: so the length tells enough.
    if (lengths[number] != answer.bytes().length) {
      demand(answer.bytes(), book.known());
      lengths[number] = answer.bytes().length;
    }
  }

  private static void demand(byte[] answer, int known) {
    int found = entries(answer);
    if (found != known) {
      throw new BenchFailure("match found %d of %d known numbers".formatted(found, known));
    }
  }

  static int entries(byte[] answer) {
    int entries = 0;
    for (int i = 0; i + ENTRY.length <= answer.length; i++) {
      if (Arrays.equals(answer, i, i + ENTRY.length, ENTRY, 0, ENTRY.length)) {
        entries++;
      }
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
