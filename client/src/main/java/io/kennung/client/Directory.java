package io.kennung.client;

import io.kennung.client.contacts.Contacts;
import io.kennung.client.linking.Linking;
import io.kennung.client.revocation.Revocation;
import io.kennung.client.support.Support;
import io.kennung.protocol.FeatureMask;
import io.kennung.protocol.SecretKey;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory of identities, over the network. Safe for use by many threads; one instance keeps its
 * connections, so make one and keep it.
 *
 * <p>Every call may throw {@link DirectoryException}; ids that are not well formed are an {@link
 * IllegalArgumentException}, without asking the server. Source: the directory contract, sections 4
 * to 6.
 */
public final class Directory implements AutoCloseable {

  /** How many ids one request asks for at most; more are asked for in several requests. */
  public static final int BATCH = 1000;

  private final Settings settings;
  private final Exchange exchange;
  private final TwoPhase twoPhase;
  private final Creation creation;
  private final Lookups lookups;

  /** A directory with the given times to wait and licence. */
  public Directory(Settings settings) {
    this(settings, Clock.systemUTC(), Repetition.Pause.REAL);
  }

  Directory(Settings settings, Clock clock, Repetition.Pause pause) {
    this.settings = settings;
    this.exchange = new Exchange(settings);
    Repetition repetition = new Repetition(clock, pause);
    this.twoPhase = new TwoPhase(exchange, repetition);
    this.creation = new Creation(twoPhase, settings.licence(), repetition);
    this.lookups = new Lookups(exchange);
  }

  /** The directory at this address, for example {@code http://127.0.0.1:8080/}. */
  public static Directory at(URI base) {
    return new Directory(Settings.at(base));
  }

  /** Where it is and how long we wait for it. */
  public Settings settings() {
    return settings;
  }

  /**
   * Creates an identity for this key. An answer that gets lost is asked for again (the directory
   * answers with the same identity), for up to 16 seconds of pauses and never beyond the life of
   * the challenge.
   */
  public CreatedIdentity create(SecretKey key) {
    return finish(begin(key));
  }

  /** The first half of {@link #create}, for whoever wants to keep the key safe in between. */
  public UnfinishedCreation begin(SecretKey key) {
    return creation.begin(key);
  }

  /** The second half of {@link #create}; doing it again gives the same identity. */
  public CreatedIdentity finish(UnfinishedCreation unfinished) {
    return creation.finish(unfinished);
  }

  /** The identity with this id; nothing where it was never assigned or has been revoked. */
  public Optional<PublicIdentity> find(String identity) {
    return lookups.find(identity);
  }

  /** Those of the identities that live, by id, in the order asked. */
  public Map<String, PublicIdentity> findAll(Collection<String> identities) {
    return lookups.findAll(identities);
  }

  /** How the identities are doing. Asks even about none, to learn the interval. */
  public StateCheck check(Collection<String> identities) {
    return lookups.check(identities);
  }

  /** The feature masks by id, in the order asked; null where the directory does not know. */
  public Map<String, @Nullable Long> featureMasks(Collection<String> identities) {
    return lookups.featureMasks(identities);
  }

  /**
   * @param mask a bit a feature, 0 to 2^53-1
   * @throws IllegalArgumentException when some client could not read the mask
   */
  public void setFeatureMask(Identity own, long mask) {
    if (!FeatureMask.isValid(mask)) {
      throw new IllegalArgumentException("a feature mask is a number from 0 to 2^53-1");
    }
    twoPhase
        .run(
            "identity/set_featuremask",
            Map.of("identity", own.id(), "featureMask", mask),
            own.key())
        .requireSuccess();
  }

  /** What the directory tells the owner only; proves that the key still belongs to the identity. */
  public OwnIdentity own(Identity own) {
    // Apps of licensed directories are work apps, and say so.
    String variant = settings.licence() == null ? "consumer" : "work";
    Answer answer =
        twoPhase.run(
            "identity/fetch_priv", Map.of("identity", own.id(), "appVariant", variant), own.key());
    answer.requireSuccess();
    if (!answer.text("identity").equals(own.id())) {
      throw answer.unexpected("identity");
    }
    return new OwnIdentity(
        own.id(),
        Creation.serverGroup(answer),
        answer.optionalText("email"),
        answer.optionalText("mobileNo"));
  }

  /** Ties e-mail addresses and phone numbers to identities. */
  public Linking linking() {
    return new Linking(exchange, twoPhase);
  }

  /** Finds the identities of people whose address is known. */
  public Contacts contacts() {
    return new Contacts(exchange, twoPhase);
  }

  /** Ends identities, from the device or with a password set beforehand. */
  public Revocation revocation() {
    return new Revocation(exchange, twoPhase);
  }

  /** What staff see of identities, and the record of what they have seen. */
  public Support support(StaffToken token) {
    return new Support(exchange, token);
  }

  /** What opens Safe and blob servers of a licensed directory. A secret. */
  public String authToken() {
    return exchange.get("auth_token").text("authToken");
  }

  /** Every authenticated call, also those this class has no method for. */
  public TwoPhase twoPhase() {
    return twoPhase;
  }

  /** Ends the connections; requests on their way fail. */
  @Override
  public void close() {
    exchange.close();
  }
}
