package io.kennung.idctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.client.FakeDirectory;
import io.kennung.idctl.terminal.Input;
import io.kennung.idctl.terminal.Keyboard;
import io.kennung.idctl.terminal.Screen;
import io.kennung.idctl.terminal.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person at a terminal: runs commands in this process and reads what they print. */
public final class CommandRun {

  /** What one command left behind. */
  public record Result(int exitCode, String out, String err) {

    public JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }

    public JsonNode error() throws IOException {
      return new ObjectMapper().readTree(err);
    }

    public String all() {
      return out + err;
    }
  }

  public final Map<String, String> environment = new HashMap<>();
  public final Path home;
  public Instant now = Instant.now();

  /** How the last command asked: each time seen or unseen. */
  public final List<String> asked = new ArrayList<>();

  /** How what is printed may look; plain where nothing is said. */
  public Screen screen = Screen.none();

  /** How many seconds each line that is typed takes; none where nothing is said. */
  private final Deque<Integer> seconds = new ArrayDeque<>();

  private @Nullable Deque<String> typed;
  private boolean isInSight;
  private byte[] piped = new byte[0];
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  public CommandRun(Path home, FakeDirectory server) {
    this.home = home;
    environment.put("KENNUNG_SERVER", server.base().toString());
  }

  public Result idctl(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            environment,
            home,
            clock,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            input(),
            screen);
    asked.clear();
    int exitCode = Idctl.run(surroundings, arguments);
    return new Result(exitCode, out.toString(), err.toString());
  }

  /** From now on somebody sits at the terminal, and types these lines and then Ctrl-D. */
  public CommandRun typing(String... lines) {
    typed = new ArrayDeque<>(List.of(lines));
    return this;
  }

  /** The next lines take so many seconds each, which pass second by second. */
  public CommandRun taking(Integer... secondsOfLines) {
    seconds.addAll(List.of(secondsOfLines));
    return this;
  }

  /** From now on nobody sits there, and this is piped in. */
  public CommandRun piping(String text) {
    typed = null;
    piped = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** From now on somebody sits there, and the output goes elsewhere. */
  public CommandRun typingInSight() {
    typed = null;
    isInSight = true;
    return this;
  }

  private Input input() {
    Deque<String> lines = typed;
    return new Input(
        lines == null ? null : new Typist(lines), new ByteArrayInputStream(piped), () -> isInSight);
  }

  private final class Typist implements Keyboard {
    private final Deque<String> lines;

    Typist(Deque<String> lines) {
      this.lines = lines;
    }

    @Override
    public @Nullable String line() {
      asked.add("seen");
      return lines.poll();
    }

    @Override
    public @Nullable String line(Runnable eachSecond) {
      Integer taken = seconds.poll();
      for (int i = 0; taken != null && i < taken; i++) {
        now = now.plusSeconds(1);
        eachSecond.run();
      }
      return line();
    }

    @Override
    public char @Nullable [] hidden() {
      asked.add("unseen");
      String line = lines.poll();
      return line == null ? null : line.toCharArray();
    }
  }

  public Path profile(String name) {
    return home.resolve(".config/kennung").resolve(name);
  }

  public JsonNode kept(String file) throws IOException {
    return new ObjectMapper().readTree(Files.readAllBytes(profile("default").resolve(file)));
  }

  public List<String> files() throws IOException {
    try (var files = Files.list(profile("default"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
