package io.kennung.verification.senders.twilio;

import io.kennung.verification.senders.DeliveryReports;
import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.senders.http.HookBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code POST link/hooks/twilio/NAME}: Twilio tells what became of a message or call. */
@Path("/link/hooks/twilio/{name}")
@Consumes(MediaType.WILDCARD)
public class TwilioHookResource {

  private final TwilioSenders senders;
  private final DeliveryReports reports;

  @Inject
  TwilioHookResource(TwilioSenders senders, DeliveryReports reports) {
    this.senders = senders;
    this.reports = reports;
  }

  static String path(String name) {
    return "/link/hooks/twilio/" + name;
  }

  /** Believes only what the account's token has signed. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "What became of a message, as Twilio reports it")
  public void report(
      @PathParam("name") String name,
      @HeaderParam("X-Twilio-Signature") @Nullable String signature,
      byte @Nullable [] body) {
    TwilioSender sender = senders.find(name).orElseThrow(NotFoundException::new);
    Map<String, String> report = Form.read(HookBody.checked(body));
    if (!sender.hasSigned(report, signature)) {
      throw new ForbiddenException();
    }
    tell(name, report.get("MessageSid"), report.get("MessageStatus"));
    tell(name, report.get("CallSid"), report.get("CallStatus"));
  }

  private void tell(String name, @Nullable String sid, @Nullable String status) {
    if (sid != null && status != null) {
      fate(status).ifPresent(fate -> reports.report(name, sid, fate));
    }
  }

  /** Empty for what is only a step on the way. */
  private static Optional<Fate> fate(String status) {
    return switch (status) {
      case "delivered", "completed" -> Optional.of(Fate.DELIVERED);
      case "undelivered", "failed", "busy", "no-answer", "canceled" -> Optional.of(Fate.FAILED);
      default -> Optional.empty();
    };
  }
}
