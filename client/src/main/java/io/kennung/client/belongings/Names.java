package io.kennung.client.belongings;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a contact is called.
 *
 * @param firstname given by the owner of the document; may be empty, as may all
 * @param lastname given by the owner of the document
 * @param nickname chosen by the contact
 */
public record Names(String firstname, String lastname, String nickname) {

  /** None yet. */
  public static final Names NONE = new Names("", "", "");

  /** First and last name, else the nickname; empty where there is none of them. */
  public String shown() {
    String given = (firstname.strip() + " " + lastname.strip()).strip();
    return given.isEmpty() ? nickname.strip() : given;
  }

  /** Whether the owner of the document has not named the contact. */
  public boolean areMissing() {
    return firstname.isBlank() && lastname.isBlank();
  }

  static Names of(JsonNode json) {
    return new Names(
        text(json.path("firstname")), text(json.path("lastname")), text(json.path("nickname")));
  }

  private static String text(JsonNode json) {
    return json.isTextual() ? json.asText() : "";
  }
}
