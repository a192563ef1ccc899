package io.kennung.protocol.export;

/**
 * A text is no export, or the password does not open it. The message is one sentence without the
 * password and without what is in the export.
 */
public final class UnreadableExport extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    /** Too few or too many characters; see {@link UnreadableExport#characters()}. */
    LENGTH,
    /** One that no export has; see {@link UnreadableExport#character()}. */
    CHARACTER,
    /** The public contact code, which people take for the export: there is no key in it. */
    CONTACT_CODE,
    /** Of a later version than any that is known here. */
    VERSION,
    /**
     * The password is wrong. In version 1 the same comes of a mistyped character: its two check
     * bytes do not tell one from the other.
     */
    PASSWORD,
    /** Opened, and what is in it is no identity. */
    CONTENT
  }

  private final Reason reason;
  private final int characters;
  private final int position;
  private final String character;

  private UnreadableExport(
      Reason reason, String message, int characters, int position, String character) {
    super(message);
    this.reason = reason;
    this.characters = characters;
    this.position = position;
    this.character = character;
  }

  static UnreadableExport length(int characters) {
    return new UnreadableExport(
        Reason.LENGTH,
        "an export has 80 or 104 characters, and this text has %d".formatted(characters),
        characters,
        0,
        "");
  }

  static UnreadableExport character(int position, int codePoint) {
    String character = shown(codePoint);
    return new UnreadableExport(
        Reason.CHARACTER,
        "character %d is no letter from A to Z and no digit from 2 to 7".formatted(position),
        0,
        position,
        character);
  }

  static UnreadableExport of(Reason reason, String message) {
    return new UnreadableExport(reason, message, 0, 0, "");
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }

  /** With {@link Reason#LENGTH}: how many there are without hyphens and blanks; else 0. */
  public int characters() {
    return characters;
  }

  /** With {@link Reason#CHARACTER}: which one, from 1, without hyphens and blanks; else 0. */
  public int position() {
    return position;
  }

  /**
   * With {@link Reason#CHARACTER}: the one that does not belong, or its number such as {@code
   * U+001B} where showing it could steer a terminal; else empty.
   */
  public String character() {
    return character;
  }

  private static String shown(int codePoint) {
    boolean isShowable =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK ->
              false;
          default -> true;
        };
    return isShowable ? Character.toString(codePoint) : "U+%04X".formatted(codePoint);
  }
}
