package io.kennung.verification.links;

import io.kennung.chassis.Hmac;
import io.kennung.chassis.Secrets;
import io.kennung.protocol.ContactHash;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Makes of a client's hash what is kept: an HMAC under a pepper that the database does not know, so
 * that a stolen dump cannot be reversed by trying all numbers.
 *
 * <p>Peppers rotate like secrets, newest first. An address is found under every generation and
 * moves to the newest when it next turns up; what has not turned up by the time an old pepper is
 * dropped must be linked again. How many still hang on which generation is a metric.
 */
@Singleton
public class Peppers {

  /** The peppers of this deployment. */
  @ConfigMapping(prefix = "directory.links")
  public interface PeppersConfig {
    /**
     * Base64 of 32 random bytes each, comma separated, newest first. Losing them loses every link.
     * The same in every replica. No default.
     */
    List<String> peppers();
  }

  /**
   * One pepper.
   *
   * @param id names it in rows
   */
  record Generation(int id, Hmac hmac) {}

  private final List<Generation> generations;
  private final boolean forDevelopment;

  /** Reads the configured peppers. */
  @Inject
  public Peppers(PeppersConfig config) {
    this(Secrets.of("directory.links.peppers", config.peppers()));
  }

  Peppers(Secrets peppers) {
    this.forDevelopment = peppers.anyForDevelopment();
    this.generations =
        peppers.generations("kennung pepper").stream()
            .map(generation -> new Generation(generation.id(), new Hmac(generation.key())))
            .toList();
  }

  /** What is kept of an address. */
  public KeptAddress of(ContactHash hash) {
    return forMany().apply(hash.bytes());
  }

  /** Makes of client's hashes, 32 bytes each, what is kept of them; for one thread. */
  public Function<byte[], KeptAddress> forMany() {
    int newest = newest();
    List<UnaryOperator<byte[]>> hmacs =
        generations.stream().map(generation -> generation.hmac().forMany()).toList();
    return hash -> new KeptAddress(newest, hmacs.stream().map(hmac -> hmac.apply(hash)).toList());
  }

  /** The generation under which addresses are written. */
  int newest() {
    return generations.getFirst().id();
  }

  /** Whether any of them is published with the source code. */
  boolean anyForDevelopment() {
    return forDevelopment;
  }
}
