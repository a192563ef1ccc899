package io.kennung.identity.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The feed of state changes. */
@ConfigMapping(prefix = "directory.changes")
public interface ChangesConfig {

  /**
   * What chat servers show, at least 16 characters each, comma separated; any of them is good, so
   * that one can be replaced. Without a token there is no feed.
   */
  Optional<List<String>> tokens();

  /** How long a change is kept. Whoever asks more rarely has to begin anew. */
  @WithDefault("30d")
  Duration retention();

  /**
   * How long a question is held at most when there is nothing to tell, whatever it asks for. Less
   * than the 60 s of silence after which proxies give up.
   */
  @WithDefault("50s")
  Duration longestWait();

  /** How many questions with one token each replica holds at once. */
  @WithDefault("2000")
  int maxWaiting();
}
