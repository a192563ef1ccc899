package io.kennung.idctl.links;

import io.kennung.client.OwnIdentity;
import java.util.Optional;

/** What can be linked; an identity has one of each at most. */
public enum Kind {
  EMAIL("email"),
  PHONE("phone");

  private final String member;

  Kind(String member) {
    this.member = member;
  }

  /** The name in the file, in keys of sentences, and on the command line. */
  public String member() {
    return member;
  }

  /** Whether the directory says that the identity has one. */
  boolean isIn(OwnIdentity own) {
    Optional<String> address = this == EMAIL ? own.email() : own.mobileNo();
    return address.isPresent();
  }
}
