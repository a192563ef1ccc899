package io.kennung.chassis.answers;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where failures become answers. */
@Singleton
class FailureMapper {

  private static final Logger LOG = Logger.getLogger(FailureMapper.class);

  private final FailureTexts texts;
  private final FailureBodies bodies;

  @Inject
  FailureMapper(FailureTexts texts, FailureBodies bodies) {
    this.texts = texts;
    this.bodies = bodies;
  }

  @ServerExceptionMapper
  Response refused(Refused refused, HttpHeaders request, UriInfo at) {
    Response.ResponseBuilder answer = answer(refused.failure(), request, at);
    if (refused.retryAfter() != null) {
      answer.header("Retry-After", Math.max(1, (refused.retryAfter().toMillis() + 999) / 1000));
    }
    return answer.build();
  }

  /**
   * What the HTTP layer refuses by itself: a path or method that does not exist, a body that is too
   * large.
   */
  @ServerExceptionMapper
  Response refusedByHttp(WebApplicationException refused, HttpHeaders request, UriInfo at) {
    Response given = refused.getResponse();
    if (given.hasEntity() || given.getStatus() < 400) {
      return given;
    }
    if (given.getStatus() == CommonFailure.TOO_LARGE.status()) {
      return answer(CommonFailure.TOO_LARGE, request, at).build();
    }
    String text = Objects.requireNonNullElse(given.getStatusInfo().getReasonPhrase(), "Refused");
    FailureBodies fitting = bodies.at(at.getPath());
    return Response.fromResponse(given)
        .type(fitting.contentType())
        .entity(fitting.of(given.getStatus(), text + ".", null))
        .build();
  }

  /**
   * A bug or a broken part. The log gets the kind of it and where, never its text: that could hold
   * what a client has sent.
   */
  @ServerExceptionMapper
  Response unexpected(Throwable unexpected, HttpHeaders request, UriInfo at) {
    if (unexpected instanceof IOException) {
      // The caller broke off while it was sending; there is nobody to answer.
      LOG.debug("a request was not sent to its end");
      return answer(CommonFailure.MALFORMED, request, at).build();
    }
    CommonFailure failure =
        Outages.isOutage(unexpected) ? CommonFailure.UNAVAILABLE : CommonFailure.UNEXPECTED;
    if (failure == CommonFailure.UNAVAILABLE) {
      LOG.warnf("the database is out of reach: %s", unexpected.getClass().getName());
    } else {
      LOG.errorf("unexpected %s at %s", causes(unexpected), firstOwnFrame(unexpected));
    }
    return answer(failure, request, at).build();
  }

  private Response.ResponseBuilder answer(Failure failure, HttpHeaders request, UriInfo at) {
    FailureBodies fitting = bodies.at(at.getPath());
    String text = texts.of(failure, request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return Response.status(failure.status())
        .type(fitting.contentType())
        .entity(fitting.of(failure.status(), text, failure.errorType()));
  }

  private static String causes(Throwable thrown) {
    StringBuilder names = new StringBuilder(thrown.getClass().getName());
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      names.append(" <- ").append(cause.getClass().getName());
    }
    return names.toString();
  }

  private static String firstOwnFrame(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      for (StackTraceElement frame : cause.getStackTrace()) {
        if (frame.getClassName().startsWith("io.kennung.")) {
          return frame.toString();
        }
      }
    }
    return thrown.getStackTrace().length == 0 ? "unknown" : thrown.getStackTrace()[0].toString();
  }
}
