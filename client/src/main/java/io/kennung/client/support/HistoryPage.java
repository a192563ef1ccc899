package io.kennung.client.support;

import io.kennung.client.Answer;
import java.util.List;
import java.util.Optional;

/**
 * A part of what has happened to an identity.
 *
 * @param identity its id
 * @param entries the latest first
 * @param next what to ask for to get older ones, where there are any
 */
public record HistoryPage(String identity, List<HistoryEntry> entries, Optional<String> next) {

  static HistoryPage of(Answer answer, String asked) {
    if (!answer.text("identity").equals(asked)) {
      throw answer.unexpected("identity");
    }
    return new HistoryPage(
        asked,
        answer.objects("entries").stream().map(HistoryEntry::of).toList(),
        answer.has("next") ? Optional.of(answer.text("next")) : Optional.empty());
  }
}
