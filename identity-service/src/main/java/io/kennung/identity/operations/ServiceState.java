package io.kennung.identity.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kennung.identity.operations.figures.Heartbeat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is doing.
 *
 * @param service its name
 * @param readiness {@code ready}, {@code not-ready}, {@code no-answer} or {@code unknown}
 * @param failing the names of its checks that say no
 * @param pulse the last that was heard of it; absent where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceState(
    String service, Readiness readiness, List<String> failing, @Nullable Heartbeat pulse) {}
