package io.kennung.identity.console.identities;

import io.kennung.identity.console.door.Door;
import io.kennung.staff.Purpose;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/** Where the cards of identities are. */
public final class Cards {

  private Cards() {}

  /** The card of this identity; what it is looked at for goes along. */
  public static URI path(String identity, Purpose purpose) {
    return path(identity, purpose, "");
  }

  /** The card, which says what has just been done. */
  static URI path(String identity, Purpose purpose, String done) {
    UriBuilder path = UriBuilder.fromPath(Door.ROOT + "/identities/{identity}");
    if (!purpose.equals(Purpose.NONE)) {
      path.queryParam("purpose", "{purpose}");
    }
    if (!done.isEmpty()) {
      path.queryParam("done", "{done}");
    }
    return purpose.equals(Purpose.NONE)
        ? path.build(identity, done)
        : path.build(identity, purpose.text(), done);
  }
}
