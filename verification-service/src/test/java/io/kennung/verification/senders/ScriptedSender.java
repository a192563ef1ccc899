package io.kennung.verification.senders;

import io.kennung.verification.senders.SendFailure.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Does what it is told, and takes everything when it is told nothing. */
final class ScriptedSender implements CodeSender {

  /** What happens instead of taking the message. */
  interface Turn {
    Optional<String> happens() throws SendFailure;
  }

  private final String name;
  private final Set<Channel> channels;
  private final Queue<Turn> turns = new ArrayDeque<>();
  private final List<CodeMessage> asked = new ArrayList<>();
  private Turn always = () -> Optional.of("reference");

  ScriptedSender(String name, Channel... channels) {
    this.name = name;
    this.channels = Set.of(channels);
  }

  ScriptedSender next(Turn turn) {
    turns.add(turn);
    return this;
  }

  ScriptedSender fails(Reason reason) {
    return always(() -> {
      throw new SendFailure(reason);
    });
  }

  ScriptedSender always(Turn turn) {
    always = turn;
    return this;
  }

  synchronized List<CodeMessage> asked() {
    return List.copyOf(asked);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Channel> channels() {
    return channels;
  }

  @Override
  public Optional<String> send(CodeMessage message) throws SendFailure {
    Turn turn;
    synchronized (this) {
      asked.add(message);
      turn = turns.isEmpty() ? always : turns.remove();
    }
    return turn.happens();
  }
}
