package io.kennung.identity.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kennung.protocol.IdentityId;
import io.kennung.protocol.events.LinkKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the directory tells an identity about itself.
 *
 * @param success always true
 * @param identity its id
 * @param serverGroup two lower-case hexadecimal digits
 * @param email {@code ***@***} when an e-mail address is linked, left out otherwise: this service
 *     does not know which
 * @param mobileNo {@code ***} when a phone number is linked, left out otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnIdentity(
    boolean success,
    String identity,
    String serverGroup,
    @Nullable String email,
    @Nullable String mobileNo) {

  static OwnIdentity of(String identity, Set<LinkKind> linked) {
    return new OwnIdentity(
        true,
        identity,
        IdentityId.serverGroup(identity),
        linked.contains(LinkKind.EMAIL) ? "***@***" : null,
        linked.contains(LinkKind.PHONE) ? "***" : null);
  }
}
