package io.kennung.idctl.safe;

import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.Typed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Whose backup is meant; the profile's identity where none is named. */
final class OfWhom {

  @Parameters(arity = "0..1", paramLabel = "ID", descriptionKey = "whom")
  private @Nullable String id;

  boolean isGiven() {
    return id != null;
  }

  String id(Session session) {
    return id == null ? session.ownIdentity().identity().id() : Typed.id(id);
  }
}
