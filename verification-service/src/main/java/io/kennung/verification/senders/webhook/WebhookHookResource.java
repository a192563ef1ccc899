package io.kennung.verification.senders.webhook;

import io.kennung.chassis.answers.CommonFailure;
import io.kennung.chassis.answers.Json;
import io.kennung.chassis.answers.Refused;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** {@code POST link/hooks/webhook/NAME}: a gateway tells what became of a message or call. */
@Path("/link/hooks/webhook/{name}")
@Consumes(MediaType.WILDCARD)
public class WebhookHookResource {

  private final WebhookSenders senders;
  private final DeliveryReports reports;

  @Inject
  WebhookHookResource(WebhookSenders senders, DeliveryReports reports) {
    this.senders = senders;
    this.reports = reports;
  }

  /** Believes only what the gateway's secret has signed within the last minutes. */
  @POST
  @RunOnVirtualThread
  @Operation(summary = "What became of a message, as the gateway reports it")
  @RequestBody(content = @Content(schema = @Schema(implementation = WebhookReport.class)))
  public void report(
      @PathParam("name") String name,
      @HeaderParam(Signature.HEADER) @Nullable String signature,
      byte @Nullable [] body) {
    WebhookSender sender = senders.find(name).orElseThrow(NotFoundException::new);
    byte[] signed = HookBody.checked(body);
    if (!sender.hasSigned(signed, signature)) {
      throw new ForbiddenException();
    }
    WebhookReport report = Json.request(signed, WebhookReport.class);
    String id = report.id();
    String status = report.status();
    if (id == null || status == null) {
      throw new Refused(CommonFailure.MALFORMED);
    }
    switch (status) {
      case "delivered" -> reports.report(name, id, Fate.DELIVERED);
      case "failed" -> reports.report(name, id, Fate.FAILED);
      default -> {}
    }
  }
}
