package io.kennung.verification.senders.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that is logged meanwhile, by anybody, at any level but those that the service's configuration
 * shuts.
 */
public final class LogCapture implements AutoCloseable {

  private static final Pattern CATEGORY =
      Pattern.compile("quarkus\\.log\\.category\\.\"(.+)\"\\.level");

  private final Logger root = Logger.getLogger("");
  private final Level levelBefore = root.getLevel();
  private final Handler[] handlersBefore = root.getHandlers();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(written(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public LogCapture() {
    configured()
        .forEach((key, level) -> {
          Matcher category = CATEGORY.matcher((String) key);
          if (category.matches()) {
            Logger.getLogger(category.group(1)).setLevel(Level.parse((String) level));
          }
        });
    Arrays.stream(handlersBefore).forEach(root::removeHandler);
    handler.setLevel(Level.ALL);
    root.addHandler(handler);
    root.setLevel(Level.ALL);
  }

  public String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    root.removeHandler(handler);
    root.setLevel(levelBefore);
    Arrays.stream(handlersBefore).forEach(root::addHandler);
  }

  private static String written(LogRecord line) {
    StringWriter text = new StringWriter();
    text.append(line.getLoggerName()).append(' ').append(line.getMessage());
    text.append(Arrays.toString(line.getParameters()));
    if (line instanceof org.jboss.logmanager.ExtLogRecord formatted) {
      text.append(formatted.getFormattedMessage());
    }
    if (line.getThrown() != null) {
      line.getThrown().printStackTrace(new PrintWriter(text, true));
    }
    return text.toString();
  }

  private static Properties configured() {
    Properties properties = new Properties();
    try (InputStream file =
        Objects.requireNonNull(LogCapture.class.getResourceAsStream("/application.properties"))) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
