package io.kennung.local.signin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who can sign in. */
enum Person {
  SAM("Sam Support", List.of("support")),
  LEA("Lea Lead", List.of("support", "support-lead")),
  OTTO("Otto Operator", List.of("operator"));

  private final String fullName;
  private final List<String> roles;

  Person(String fullName, List<String> roles) {
    this.fullName = fullName;
    this.roles = roles;
  }

  static Optional<Person> named(String login) {
    return Stream.of(values()).filter(person -> person.login().equals(login)).findFirst();
  }

  String login() {
    return name().toLowerCase(Locale.ROOT);
  }

  String fullName() {
    return fullName;
  }

  List<String> roles() {
    return roles;
  }
}
