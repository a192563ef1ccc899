package io.kennung.chassis.answers;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** As clients of the directory read them (directory contract, 1.4). */
@Singleton
@DefaultBean
class DirectoryFailureBodies implements FailureBodies {

  @Override
  public String contentType() {
    return MediaType.APPLICATION_JSON;
  }

  @Override
  public Object of(int status, String text, @Nullable String errorType) {
    return new FailureBody(false, text, errorType);
  }
}
