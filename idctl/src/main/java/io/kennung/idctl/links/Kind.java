package io.kennung.idctl.links;

import io.kennung.client.OwnIdentity;
import io.kennung.client.belongings.Link;
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

  /** The same in the document of a backup. */
  public Link.Kind inBackup() {
    return this == EMAIL ? Link.Kind.EMAIL : Link.Kind.MOBILE;
  }

  /**
   * An address in the document of a backup.
   *
   * @param address an e-mail address, or a number with its plus
   */
  public Link inBackup(String address) {
    return new Link(inBackup(), this == EMAIL ? address : address.replaceFirst("^[+]", ""));
  }

  /** Whether the directory says that the identity has one. */
  boolean isIn(OwnIdentity own) {
    Optional<String> address = this == EMAIL ? own.email() : own.mobileNo();
    return address.isPresent();
  }
}
