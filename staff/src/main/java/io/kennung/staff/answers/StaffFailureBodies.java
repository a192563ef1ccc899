package io.kennung.staff.answers;

import io.kennung.chassis.answers.FailureBodies;
import io.kennung.chassis.answers.FailureBody;
import io.kennung.chassis.answers.ProblemBodies;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** RFC 9457 where staff and their programs come in, and everywhere else what clients expect. */
@Singleton
class StaffFailureBodies implements FailureBodies {

  private static final FailureBodies PROBLEMS = new ProblemBodies();

  @Override
  public FailureBodies at(String path) {
    return StaffPaths.lead(path) ? PROBLEMS : this;
  }

  @Override
  public String contentType() {
    return MediaType.APPLICATION_JSON;
  }

  @Override
  public Object of(int status, String text, @Nullable String errorType) {
    return new FailureBody(false, text, errorType);
  }
}
