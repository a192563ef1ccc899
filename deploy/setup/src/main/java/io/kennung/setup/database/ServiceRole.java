package io.kennung.setup.database;

import java.util.regex.Pattern;

/**
 * The role of a service, which owns the schema of the same name.
 *
 * @param name small letters and underscores
 * @param password by which the service comes
 */
public record ServiceRole(String name, String password) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,30}");

  public ServiceRole {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a schema: " + name);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name;
  }
}
