package io.kennung.identity.operations;

import io.kennung.identity.operations.figures.Fate;
import io.kennung.identity.operations.figures.Population;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the directory is doing as a whole.
 *
 * @param at when that was so
 * @param range {@code day}, {@code week} or {@code month}
 * @param steps when each step of the range begins, oldest first; the last one is not over yet
 * @param well whether nothing is wrong that is known of
 * @param problems what is not well, the worst first
 * @param services every service, in the order in which they are started
 * @param counts how often each happened in each step: {@code registered}, {@code linked}, {@code
 *     refused}, {@code dropped}, {@code expired}, {@code displaced}, {@code revoked-by-key}, {@code
 *     revoked-by-password}, {@code fell-silent}, {@code woke}
 * @param population how many identities there were at the end of each step; null where nobody has
 *     counted
 * @param lagMillis by service, the longest lag of its outbox in each step, in milliseconds; null
 *     where it has told nothing
 * @param deliveries what became of mails, messages and calls in the range, those with the most
 *     first
 */
public record Report(
    Instant at,
    String range,
    List<Instant> steps,
    boolean well,
    List<Problem> problems,
    List<ServiceState> services,
    Map<String, List<Long>> counts,
    List<@Nullable Population> population,
    Map<String, List<@Nullable Long>> lagMillis,
    List<Fate> deliveries) {}
