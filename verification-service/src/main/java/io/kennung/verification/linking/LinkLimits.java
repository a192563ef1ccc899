package io.kennung.verification.linking;

import io.kennung.chassis.limits.Callers;
import io.kennung.chassis.limits.Limit;
import io.kennung.chassis.limits.LocalLimits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How often linking may be asked for, whatever is linked. */
@Singleton
public class LinkLimits {

  /** Shared by all replicas, but for the one an address of a caller. */
  @ConfigMapping(prefix = "directory.limits.link")
  interface LinkLimitsConfig {
    /** Requests an address of a caller at once; a replica each. */
    @WithDefault("1000")
    long burst();

    /** After which time one more. */
    @WithDefault("4s")
    Duration refill();

    /** Verifications of one number at once. */
    @WithDefault("5")
    long numberBurst();

    /** After which time one more. */
    @WithDefault("288m")
    Duration numberRefill();

    /** Verifications that one identity begins, at once. */
    @WithDefault("20")
    long identityBurst();

    /** After which time one more. */
    @WithDefault("1h")
    Duration identityRefill();

    /** Codes that are tried for one number, at once. */
    @WithDefault("20")
    long codeBurst();

    /** After which time one more. */
    @WithDefault("72m")
    Duration codeRefill();

    /** Mails that one identity causes, and mails that one address receives, at once. */
    @WithDefault("5")
    long mailBurst();

    /** After which time one more. */
    @WithDefault("5m")
    Duration mailRefill();
  }

  private final LinkLimitsConfig config;
  private final Callers callers;
  private final LocalLimits local;

  @Inject
  LinkLimits(LinkLimitsConfig config, Callers callers, LocalLimits local) {
    this.config = config;
    this.callers = callers;
    this.local = local;
  }

  /** One request of this caller. */
  public void admit(HttpServerRequest call) {
    Limit limit = new Limit("link", config.burst(), config.refill());
    callers.limited(call).ifPresent(caller -> local.admit(limit, caller));
  }

  /** New verifications of a number, whoever begins them. */
  public Limit ofNumber() {
    return new Limit("number", config.numberBurst(), config.numberRefill());
  }

  /** New verifications of numbers that an identity begins. */
  public Limit ofIdentity() {
    return new Limit("link-identity", config.identityBurst(), config.identityRefill());
  }

  /** Codes that are tried for a number. */
  public Limit ofCodes() {
    return new Limit("code", config.codeBurst(), config.codeRefill());
  }

  /** Mails that an identity causes. */
  public Limit ofMailSender() {
    return new Limit("mail-sender", config.mailBurst(), config.mailRefill());
  }

  /** Mails that an address receives. */
  public Limit ofMailRecipient() {
    return new Limit("mail-recipient", config.mailBurst(), config.mailRefill());
  }
}
