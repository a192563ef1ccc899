package io.kennung.idctl.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import io.kennung.idctl.terminal.Words;
import io.kennung.protocol.audit.AuditCheck.BrokenChain;
import java.util.List;
import java.util.Locale;

/** Whether the chains are whole, in words. */
final class Verdict {

  private static final Texts TEXTS = Texts.of(Verdict.class);

  private Verdict() {}

  /**
   * What to tell.
   *
   * @param place where the heads are kept
   * @throws CommandFailure when one is broken; it tells of all
   */
  static Report of(List<Walk> walks, String place) {
    List<Walk> broken = walks.stream().filter(walk -> walk.broken().isPresent()).toList();
    Report report = new Report(TEXTS.say("verify.whole"));
    ArrayNode all = report.json().putArray("chains");
    for (Walk walk : walks) {
      fill(all.addObject(), walk);
      if (walk.broken().isEmpty()) {
        add(report, walk);
      }
    }
    if (broken.isEmpty()) {
      return report.row(TEXTS.say("label.kept"), place);
    }
    broken.stream().skip(1).forEach(walk -> report.row(TEXTS.say("label.also"), sentence(walk)));
    report.row(TEXTS.say("label.next"), TEXTS.say("verify.next"));
    throw CommandFailure.broken(sentence(broken.getFirst()), report);
  }

  private static void add(Report report, Walk walk) {
    long number = walk.check().number();
    long last = walk.kept().map(KeptHead::number).orElse(0L);
    String entries =
        walk.first() == 1
            ? TEXTS.say("verify.entries", number)
            : TEXTS.say("verify.from", walk.first(), number);
    String since =
        walk.kept()
            .filter(kept -> number >= last)
            .map(kept -> TEXTS.say("verify.new", number - last, Words.at(kept.at())))
            .orElse("");
    report
        .line(TEXTS.say("verify.chain", walk.chain()))
        .row(TEXTS.say("label.entries"), entries + since)
        .row(TEXTS.say("label.head"), walk.check().head());
  }

  private static String sentence(Walk walk) {
    BrokenChain broken = walk.broken().orElseThrow();
    String flaw =
        TEXTS.say(
            "flaw." + inKebab(broken), walk.kept().map(KeptHead::at).map(Words::at).orElse(""));
    return TEXTS.say("verify.broken", walk.chain(), broken.number(), flaw);
  }

  private static void fill(ObjectNode json, Walk walk) {
    json.put("chain", walk.chain())
        .put("whole", walk.broken().isEmpty())
        .put("first", walk.first())
        .put("entries", walk.check().number() - walk.first() + 1)
        .put("last", walk.check().number())
        .put("head", walk.check().head());
    walk.kept().ifPresent(kept -> json.put("verifiedBefore", kept.number()));
    walk.broken()
        .ifPresent(broken -> json.put("entry", broken.number()).put("flaw", inKebab(broken)));
  }

  private static String inKebab(BrokenChain broken) {
    return broken.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
