package io.kennung.verification.matching;

import io.kennung.chassis.answers.Refused;
import io.kennung.protocol.Base64Text;
import io.kennung.protocol.events.LinkKind;
import io.kennung.verification.identities.Identities;
import io.kennung.verification.links.KeptAddress;
import io.kennung.verification.links.LinkSearch;
import io.kennung.verification.links.Links;
import io.kennung.verification.links.Peppers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tells which of the hashed addresses belong to an identity. What is known and what is not take the
 * same way; nothing of the request is kept but how much was new in it.
 */
@Singleton
class Matching {

  private final Peppers peppers;
  private final LinkSearch search;
  private final Links links;
  private final Quotas quotas;
  private final Identities identities;
  private final MatchConfig config;

  @Inject
  Matching(
      Peppers peppers,
      LinkSearch search,
      Links links,
      Quotas quotas,
      Identities identities,
      MatchConfig config) {
    this.peppers = peppers;
    this.search = search;
    this.links = links;
    this.quotas = quotas;
    this.identities = identities;
    this.config = config;
  }

  /** For an identity, within its quota. */
  MatchAnswer matchFor(String identity, MatchRequest request) {
    if (!identities.lives(identity)) {
      throw new Refused(MatchFailure.INVALID_MATCH_TOKEN);
    }
    Question question = question(request);
    quotas.charge(identity, question.newest());
    return answer(question, request);
  }

  /** For nobody in particular. */
  MatchAnswer match(MatchRequest request) {
    return answer(question(request), request);
  }

  /** What is asked for, by the form in which rows hold it, with the text that must be echoed. */
  private record Question(
      List<byte[]> newest,
      List<byte[]> all,
      Map<ByteBuffer, KeptAddress> older,
      Map<ByteBuffer, String> emails,
      Map<ByteBuffer, String> phones) {}

  private Question question(MatchRequest request) {
    Question question =
        new Question(
            new ArrayList<>(request.size()),
            new ArrayList<>(request.size()),
            new HashMap<>(),
            new HashMap<>(),
            new HashMap<>());
    Function<byte[], KeptAddress> kept = peppers.forMany();
    add(question, MatchRequest.decoded(request.emailHashes()), kept, question.emails());
    add(question, MatchRequest.decoded(request.mobileNoHashes()), kept, question.phones());
    return question;
  }

  private static void add(
      Question question,
      Map<String, byte[]> hashes,
      Function<byte[], KeptAddress> keep,
      Map<ByteBuffer, String> texts) {
    hashes.forEach((text, hash) -> {
      KeptAddress kept = keep.apply(hash);
      List<byte[]> generations = kept.generations();
      question.newest().add(kept.newest());
      question.all().addAll(generations);
      generations.forEach(address -> texts.put(ByteBuffer.wrap(address), text));
      generations.stream()
          .skip(1)
          .forEach(address -> question.older().put(ByteBuffer.wrap(address), kept));
    });
  }

  private MatchAnswer answer(Question question, MatchRequest request) {
    Map<String, MatchAnswer.Found> found = new LinkedHashMap<>();
    List<KeptAddress> turnedUp = new ArrayList<>();
    boolean includeInactive = Boolean.TRUE.equals(request.includeInactive());
    for (LinkSearch.Hit hit : search.find(question.all(), includeInactive)) {
      ByteBuffer address = ByteBuffer.wrap(hit.address());
      if (question.older().containsKey(address)) {
        turnedUp.add(question.older().get(address));
      }
      String email = hit.kind() == LinkKind.EMAIL ? question.emails().get(address) : null;
      String phone = hit.kind() == LinkKind.PHONE ? question.phones().get(address) : null;
      if (email != null || phone != null) {
        found.merge(
            hit.identity(),
            new MatchAnswer.Found(hit.identity(), Base64Text.encode(hit.publicKey()), email, phone),
            MatchAnswer.Found::and);
      }
    }
    if (!turnedUp.isEmpty()) {
      links.renew(turnedUp);
    }
    return new MatchAnswer(config.checkInterval().toSeconds(), List.copyOf(found.values()));
  }
}
