package io.kennung.verification.mail.bounces;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Refused;
import io.kennung.verification.mail.Bounces;
import io.kennung.verification.mail.References;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where the mail server brings mails that came back. */
@Path("/link/hooks/bounce")
public class BounceResource {

  /** Longer ones return attachments; ours have none. */
  static final int MAX_LENGTH = 256 * 1024;

  private final BounceToken token;
  private final References references;
  private final Bounces bounces;

  @Inject
  BounceResource(BounceToken token, References references, Bounces bounces) {
    this.token = token;
    this.references = references;
    this.bounces = bounces;
  }

  /**
   * Takes a message as it came (RFC 5322). What is no bounce, or of no mail of ours, changes
   * nothing and gets the same answer.
   */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RunOnVirtualThread
  @Operation(summary = "A mail that came back, raw, from the operator's mail server")
  public void bounce(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, byte[] message) {
    if (!token.isConfigured()) {
      throw new NotFoundException();
    }
    if (!token.isShownIn(authorization)) {
      throw new ForbiddenException();
    }
    if (message.length > MAX_LENGTH) {
      throw new Refused(CommonFailure.TOO_LARGE);
    }
    ReturnedMail returned = ReturnedMail.read(message);
    returned
        .verdict()
        .ifPresent(verdict ->
            returned
                .reference(references)
                .ifPresent(reference ->
                    bounces.bounced(reference, verdict == ReturnedMail.Verdict.REFUSED)));
  }
}
