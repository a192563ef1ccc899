package io.kennung.drills.rolling;

import io.kennung.drills.crowd.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that a service must know of everybody, by what they were told.
 *
 * @param schema of the service
 * @param table for people
 * @param sql identity and what is known of it; no row where nothing is
 * @param expected the same, from what the person was told
 */
record Fact(String schema, String table, String sql, Function<Person, Optional<String>> expected) {

  private static final String LIVES = "0";
  private static final String ENDED = "2";

  static final List<Fact> ALL =
      List.of(
          new Fact(
              "identity",
              "identity",
              "SELECT id, encode(public_key, 'base64') || ' ' || feature_mask || ' ' || state"
                  + " FROM identity",
              person ->
                  Optional.of(
                      "%s %d %s".formatted(person.publicKey(), person.mask(), state(person)))),
          new Fact(
              "identity",
              "linked_kind",
              "SELECT identity, kind FROM linked_kind WHERE linked",
              Fact::linked),
          new Fact(
              "identity",
              "ending",
              "SELECT identity, coalesce(how, 'password set') FROM ending",
              person ->
                  Optional.ofNullable(person.ended())
                      .or(() -> when(person.hasPassword(), "password set"))),
          new Fact(
              "identity",
              "state_change",
              "SELECT identity, count(*) FROM state_change WHERE state = 2 GROUP BY 1",
              person -> when(person.ended() != null, "1")),
          new Fact(
              "verification",
              "known_identity",
              "SELECT id, state FROM known_identity",
              person -> Optional.of(state(person))),
          new Fact(
              "verification",
              "link",
              "SELECT identity, kind FROM link WHERE address IS NOT NULL",
              Fact::linked),
          new Fact(
              "revocation",
              "life",
              "SELECT identity, state FROM life WHERE public_key IS NOT NULL",
              person -> Optional.of(state(person))),
          new Fact(
              "revocation",
              "revocation",
              "SELECT identity, how FROM revocation",
              person -> Optional.ofNullable(person.ended())),
          new Fact(
              "revocation",
              "revocation_password",
              "SELECT identity, 'set' FROM revocation_password"
                  + " WHERE identity NOT IN (SELECT identity FROM revocation)",
              person -> when(person.hasPassword(), "set")));

  private static String state(Person person) {
    return person.ended() == null ? LIVES : ENDED;
  }

  private static Optional<String> linked(Person person) {
    return when(person.phone() != null, "phone");
  }

  private static Optional<String> when(boolean so, String known) {
    return so ? Optional.of(known) : Optional.empty();
  }
}
