package io.kennung.drills.rolling;

import io.kennung.local.plan.Application;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be done.
 *
 * @param perSecond requests
 * @param warmUpSeconds the load takes so long to rise to that: whoever has just started is slow
 * @param seconds the load lasts at least so long, and until all is replaced
 * @param pauseSeconds a new process serves so long before an old one goes
 * @param services those that are replaced
 * @param to where the packaged services lie that take the place of the old ones
 * @param kill whether the old ones are killed
 */
public record Plan(
    int perSecond,
    int warmUpSeconds,
    int seconds,
    int pauseSeconds,
    List<Application> services,
    Path to,
    boolean kill) {}
