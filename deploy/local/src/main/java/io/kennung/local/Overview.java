package io.kennung.local;

import io.kennung.local.frontdoor.RouteTable;
import io.kennung.local.state.StateFolder;
import java.nio.file.Path;

/** The table of what runs where. */
final class Overview {

  private static final int USUAL_WIDTH = 20;

  private final Path root;
  private final StringBuilder table = new StringBuilder();
  private int width = USUAL_WIDTH;

  Overview(Path root) {
    this.root = root;
  }

  String of(Stack stack, StateFolder state) {
    for (ServiceProcess service : stack.services()) {
      width = Math.max(width, service.name().length());
    }
    line(
        "front door",
        stack.frontDoor().toString(),
        String.join(", ", RouteTable.read().prefixes()));
    for (ServiceProcess service : stack.services()) {
      line(
          service.name(),
          service.address().toString(),
          "health and metrics on %s, log %s".formatted(service.management(), shown(service.log())));
    }
    line(
        "mail inbox",
        stack.mail().toString(),
        "every mail the services send, SMTP on " + stack.smtpPort());
    line(
        "telephone",
        stack.telephone().toString(),
        "every SMS and call the services make, as Twilio would take them");
    line(
        "sign-in of staff",
        stack.issuer().toString(),
        "for development only: whoever asks is let in");
    line("support console", stack.frontDoor() + "/support/console", "for staff");
    line(
        "PostgreSQL",
        "127.0.0.1:" + stack.postgres().port(),
        "log " + shown(stack.postgres().log()));
    line(
        "Kafka",
        stack.kafka().bootstrapServers(),
        "log " + shown(state.logs().resolve("infrastructure.log")));
    return table.toString();
  }

  private void line(String name, String address, String what) {
    String padded = name + " ".repeat(Math.max(0, width - name.length()));
    table.append("  %s %-24s %s%n".formatted(padded, address, what));
  }

  private Path shown(Path path) {
    return path.startsWith(root) ? root.relativize(path) : path;
  }
}
