package io.kennung.idctl.identity;

import java.util.ArrayList;
import java.util.List;

/** What an app may understand, in the order of the mask's bits, beginning with 0x01. */
enum Feature {
  VOICE_MESSAGE("voice message"),
  GROUP("group"),
  POLL("poll"),
  FILE_MESSAGE("file message"),
  AUDIO_CALL("audio call"),
  VIDEO_CALL("video call"),
  FORWARD_SECURITY("forward security"),
  GROUP_CALL("group call"),
  EDIT("edit"),
  DELETE("delete"),
  REACTIONS("reactions");

  private final String words;

  Feature(String words) {
    this.words = words;
  }

  /** The names of the bits that are set; one without a name yet is numbered. */
  static List<String> in(long mask) {
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((mask >>> bit & 1) == 1) {
        names.add(bit < values().length ? values()[bit].words : "bit " + bit);
      }
    }
    return names;
  }
}
