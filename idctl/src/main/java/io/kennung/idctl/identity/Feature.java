package io.kennung.idctl.identity;

import io.kennung.idctl.terminal.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an app may understand, in the order of the mask's bits, beginning with 0x01. */
public enum Feature {
  VOICE_MESSAGE,
  GROUP,
  POLL,
  FILE_MESSAGE,
  AUDIO_CALL,
  VIDEO_CALL,
  FORWARD_SECURITY,
  GROUP_CALL,
  EDIT,
  DELETE,
  REACTIONS;

  private static final Texts TEXTS = Texts.of(Feature.class);

  /** The names of the bits that are set; one without a name yet is numbered. */
  public static List<String> in(long mask) {
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((mask >>> bit & 1) == 1) {
        names.add(bit < values().length ? values()[bit].words() : TEXTS.say("feature.other", bit));
      }
    }
    return names;
  }

  private String words() {
    return TEXTS.say("feature." + name().toLowerCase(Locale.ROOT));
  }
}
