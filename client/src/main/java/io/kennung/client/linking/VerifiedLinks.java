package io.kennung.client.linking;

import io.kennung.client.Directory;
import io.kennung.client.DirectoryException;
import io.kennung.client.Identity;
import io.kennung.client.OwnIdentity;
import io.kennung.client.belongings.Link;
import io.kennung.client.belongings.Link.Kind;
import io.kennung.protocol.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which addresses are linked to an identity right now, and therefore belong into a backup. Some
 * directories keep only hashes: they tell that there is an address, and whether it is this one.
 */
public final class VerifiedLinks {

  private VerifiedLinks() {}

  /**
   * @param known the addresses that may be linked, in the order that is kept
   * @throws DirectoryException when the directory gives no answer
   */
  public static List<Link> of(Directory directory, Identity own, List<Link> known) {
    OwnIdentity told = directory.own(own);
    List<Link> links = new ArrayList<>(known);
    keep(links, Kind.EMAIL, told.email(), link -> isLinked(directory, own, link));
    keep(links, Kind.MOBILE, told.mobileNo(), link -> isLinked(directory, own, link));
    return List.copyOf(links);
  }

  /** Whether this very address is linked; one that is none is not. Sends nothing to it. */
  public static boolean isLinked(Directory directory, Identity own, Link link) {
    try {
      return switch (link.kind()) {
        case EMAIL -> directory.linking().checkEmail(own.id(), EmailAddress.of(link.value()));
        case MOBILE -> directory.linking().isPhoneLinked(own, link.value());
      };
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void keep(
      List<Link> links, Kind kind, Optional<String> told, Predicate<Link> check) {
    Predicate<Link> isOfKind = link -> link.kind() == kind;
    if (told.isEmpty()) {
      links.removeIf(isOfKind);
    } else if (told.get().startsWith(OwnIdentity.MASKED_MOBILE_NO)) {
      links.removeIf(isOfKind.and(check.negate()));
    } else {
      Link only = new Link(kind, told.get());
      links.removeIf(isOfKind.and(link -> !link.equals(only)));
      if (!links.contains(only)) {
        links.add(only);
      }
    }
  }
}
