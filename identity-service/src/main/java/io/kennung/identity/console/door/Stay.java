package io.kennung.identity.console.door;

import io.kennung.pages.Language;
import io.kennung.staff.StaffMember;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody who has signed in, and since when.
 *
 * @param id drawn at random when it began
 * @param since when it began
 * @param seen the last request
 * @param who has signed in
 * @param language in which the console speaks
 */
public record Stay(String id, Instant since, Instant seen, StaffMember who, Language language) {

  private static final String PROPERTY = "console.stay";

  /** The one in which this request is made. */
  public static Stay of(ContainerRequestContext request) {
    return Objects.requireNonNull((Stay) request.getProperty(PROPERTY), "not behind the door");
  }

  /** Whether this request is made in one. */
  static boolean isIn(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) != null;
  }

  Stay in(Language chosen) {
    return new Stay(id, since, seen, who, chosen);
  }

  void makes(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }
}
