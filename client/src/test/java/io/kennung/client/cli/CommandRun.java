package io.kennung.client.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kennung.client.FakeDirectory;
import io.kennung.client.cli.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            environment, home, clock, new PrintWriter(out, true), new PrintWriter(err, true));
    int exitCode = Idctl.run(surroundings, arguments);
    return new Result(exitCode, out.toString(), err.toString());
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
