package io.kennung.idctl.profile;

import io.kennung.idctl.session.Profile;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.function.Consumer;

/** Work on a whole profile, while no other {@code idctl} works in it. */
final class Exclusively {

  private static final Texts TEXTS = Texts.of(Exclusively.class);

  private Exclusively() {}

  /**
   * In a profile that there is.
   *
   * @throws CommandFailure when there is none, or another is at work
   */
  static void in(Profile profile, Consumer<Profile> work) {
    if (!Files.isDirectory(profile.folder())) {
      throw CommandFailure.profile(TEXTS.say("profile.none", profile.name(), profile.shown()));
    }
    try (FileChannel lock = profile.lock()) {
      work.accept(profile);
    } catch (IOException e) {
      throw CommandFailure.profile(TEXTS.say("profile.unwritable", profile.shown()));
    }
  }

  /** In a profile that is made where it is missing. */
  static void inMade(Profile profile, Consumer<Profile> work) {
    profile.prepare();
    in(profile, work);
  }
}
