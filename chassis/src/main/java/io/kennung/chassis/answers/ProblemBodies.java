package io.kennung.chassis.answers;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** RFC 9457, for endpoints whose clients do not expect anything else. */
public class ProblemBodies implements FailureBodies {

  /**
   * A problem of no special type.
   *
   * @param title what the status says
   * @param status as in the first line of the answer
   * @param detail what is wrong, for a person
   */
  public record Problem(String title, int status, String detail) {}

  @Override
  public String contentType() {
    return "application/problem+json";
  }

  @Override
  public Object of(int status, String text, @Nullable String errorType) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return new Problem(known == null ? "Refused" : known.getReasonPhrase(), status, text);
  }
}
