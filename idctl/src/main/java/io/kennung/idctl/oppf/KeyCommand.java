package io.kennung.idctl.oppf;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.protocol.oppf.OppfKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the key that signs, or shows the public half of one that is there. */
@Command(name = "key", resourceBundle = OppfCommands.TEXTS)
final class KeyCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(KeyCommand.class);

  private final Session session;

  @Parameters(paramLabel = "FILE", descriptionKey = "file")
  private Path file = Path.of("");

  @Option(names = "--show")
  private boolean isShown;

  KeyCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    KeyFile keyFile = new KeyFile(file);
    OppfKey key = isShown ? keyFile.read() : made(keyFile);
    String publicKey = key.publicKey().base64();
    Report report =
        new Report(TEXTS.say(isShown ? "key.title.shown" : "key.title.made", file))
            .row(TEXTS.say("label.publicKey"), publicKey)
            .row(TEXTS.say("label.then"), TEXTS.say("key.then"));
    if (!isShown) {
      report.row(TEXTS.say("label.keep"), TEXTS.say("key.keep"));
    }
    report.json().put("publicKey", publicKey).put("file", file.toString());
    session.print(report);
  }

  private static OppfKey made(KeyFile keyFile) {
    OppfKey key = OppfKey.generate(new SecureRandom());
    keyFile.write(key);
    return key;
  }
}
