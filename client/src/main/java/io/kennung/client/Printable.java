package io.kennung.client;

/** A text of somebody else on its way to a terminal. */
public final class Printable {

  private static final int LONGEST_TEXT = 300;

  private Printable() {}

  /** No control characters, no reversed writing, at most 300 characters. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_TEXT)
        .map(c -> isPrintable(c) ? c : ' ')
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
