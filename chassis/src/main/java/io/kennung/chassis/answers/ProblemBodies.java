package io.kennung.chassis.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** RFC 9457, for endpoints whose clients do not expect anything else. */
public class ProblemBodies implements FailureBodies {

  private static final String TYPE = "urn:kennung:problem:";

  /**
   * A problem.
   *
   * @param type what programs tell it by; left out where the status says it all
   * @param title what the status says
   * @param status as in the first line of the answer
   * @param detail what is wrong, for a person
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Problem(@Nullable String type, String title, int status, String detail) {}

  @Override
  public String contentType() {
    return "application/problem+json";
  }

  @Override
  public Object of(int status, String text, @Nullable String errorType) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String type = errorType == null ? null : TYPE + errorType;
    return new Problem(type, known == null ? "Refused" : known.getReasonPhrase(), status, text);
  }
}
