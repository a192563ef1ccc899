package io.kennung.client.safe.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that tells people how to set a server up: tests start what stands there. */
public final class Page {

  private static final Path FILE = Path.of("..", "docs", "safe-servers.md");

  private Page() {}

  /** The block that begins with these words after its three backquotes. */
  public static String block(String words) {
    Matcher block =
        Pattern.compile(
                "^```" + Pattern.quote(words) + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text());
    if (!block.find()) {
      throw new IllegalStateException("%s has no block %s".formatted(FILE, words));
    }
    return block.group(1);
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
