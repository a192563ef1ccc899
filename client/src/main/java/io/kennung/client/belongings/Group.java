package io.kennung.client.belongings;

import com.fasterxml.jackson.databind.JsonNode;
import io.kennung.protocol.IdentityId;
import java.util.List;
import java.util.Optional;

/**
 * People who write to each other together.
 *
 * @param id 16 lower-case hexadecimal characters, unique for its creator
 * @param creator 8 characters
 * @param name may be empty
 * @param members ids; the owner of the document is not among them after leaving
 */
public record Group(String id, String creator, String name, List<String> members) {

  /** Those that were deleted long ago are written only for old readers. */
  static Optional<Group> of(JsonNode json) {
    String id = json.path("id").asText();
    String creator = json.path("creator").asText();
    return id.matches(Members.ID)
            && IdentityId.isWellFormed(creator)
            && !json.path("deleted").asBoolean(false)
        ? Optional.of(
            new Group(
                id, creator, json.path("groupname").asText(), Members.in(json.path("members"))))
        : Optional.empty();
  }

  /** Without names. */
  @Override
  public String toString() {
    return "Group[" + id + "]";
  }
}
