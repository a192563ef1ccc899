package io.kennung.kubernetes.chart;

import io.kennung.kubernetes.tools.Folders;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The keys of the configuration: what docs/configuration.md lists, and what the services set. */
final class KnownKeys {

  private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`]+)`");
  private static final Pattern KEY =
      Pattern.compile("(directory|quarkus|kafka)(\\.[A-Za-z0-9-]+)+");

  private final List<Pattern> patterns;
  private final List<Pattern> variables;

  private KnownKeys(Set<String> keys) {
    this.patterns = keys.stream().map(key -> pattern(key, "\\.", "[a-z0-9-]+")).toList();
    this.variables =
        keys.stream().map(key -> pattern(key.replace('-', '_'), "_", "[a-z0-9]+")).toList();
  }

  static KnownKeys read() {
    Set<String> keys = new HashSet<>();
    try (Stream<String> lines = Files.lines(Folders.root().resolve("docs/configuration.md"))) {
      String[] base = {""};
      lines
          .filter(line -> line.startsWith("| `"))
          .forEach(line -> base[0] = add(keys, line.split("\\|")[1], base[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    addWhatServicesSet(keys);
    AdminClientConfig.configNames().forEach(name -> keys.add("kafka." + name));
    return new KnownKeys(keys);
  }

  boolean contain(String key) {
    return patterns.stream().anyMatch(each -> each.matcher(key).matches());
  }

  /** Whether a variable of the environment stands for one of them. */
  boolean containVariable(String variable) {
    return variables.stream().anyMatch(each -> each.matcher(variable).matches());
  }

  /** What the first column of a line lists; {@code .port} after a key stands beside it. */
  private static String add(Set<String> keys, String column, String baseBefore) {
    String base = baseBefore;
    Matcher found = IN_BACKTICKS.matcher(column);
    while (found.find()) {
      String text = found.group(1);
      if (KEY.matcher(text).matches()) {
        base = text;
        keys.add(text);
      } else if (text.matches("[.…][a-z.-]+")) {
        String beside = base.substring(0, base.lastIndexOf('.') + 1);
        keys.add(beside + text.replaceFirst("^[.…]+", ""));
      }
    }
    return base;
  }

  private static void addWhatServicesSet(Set<String> keys) {
    Properties properties = new Properties();
    Path file =
        Folders.root()
            .resolve("chassis/src/main/resources/META-INF/microprofile-config.properties");
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keys.addAll(properties.stringPropertyNames());
  }

  /** {@code NAME} and a calling code stand for any. */
  private static Pattern pattern(String key, String dot, String any) {
    String text =
        Stream.of(key.split("\\."))
            .map(part -> part.matches("[A-Z]+|\\d+") ? any : Pattern.quote(part))
            .collect(Collectors.joining(dot));
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
  }
}
