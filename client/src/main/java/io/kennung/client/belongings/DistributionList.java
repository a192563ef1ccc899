package io.kennung.client.belongings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * People whom the owner of the document writes to one by one, with the same words.
 *
 * @param id 16 lower-case hexadecimal characters; old apps give none
 * @param name may be empty
 * @param members ids
 */
public record DistributionList(Optional<String> id, String name, List<String> members) {

  static Optional<DistributionList> of(JsonNode json) {
    return json.path("name").isTextual()
        ? Optional.of(
            new DistributionList(
                Optional.of(json.path("id").asText()).filter(id -> id.matches(Members.ID)),
                json.path("name").asText(),
                Members.in(json.path("members"))))
        : Optional.empty();
  }

  /** Without names. */
  @Override
  public String toString() {
    return "DistributionList[" + id.orElse("") + "]";
  }
}
