package io.kennung.revocation.passwords;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an identity has a revocation password (directory contract, 6.8: the one answer without
 * {@code success}).
 *
 * @param revocationKeySet whether it has one
 * @param lastChanged when it was set, as {@code 2014-10-29T12:32:54+0000}: the one form that all
 *     clients read; left out when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PasswordState(boolean revocationKeySet, @Nullable String lastChanged) {

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);

  static PasswordState of(Optional<Instant> setAt) {
    return new PasswordState(setAt.isPresent(), setAt.map(WITH_OFFSET::format).orElse(null));
  }
}
