package io.kennung.local.frontdoor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which service answers below which path, by the rules of a Kubernetes Ingress with {@code
 * pathType: Prefix}: whole path elements, the longest match wins.
 */
public final class RouteTable {

  private record Route(String prefix, String service) {

    boolean covers(String path) {
      return path.equals(prefix) || path.startsWith(prefix + "/");
    }
  }

  private final List<Route> longestFirst;

  private RouteTable(List<Route> longestFirst) {
    this.longestFirst = longestFirst;
  }

  /** The table of {@code deploy/routes.properties}. */
  public static RouteTable read() {
    Properties lines = new Properties();
    try (InputStream table =
        Objects.requireNonNull(
            RouteTable.class.getResourceAsStream("/io/kennung/local/routes.properties"))) {
      lines.load(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(lines);
  }

  /**
   * @param lines path prefix to service
   * @throws IllegalArgumentException if a prefix is not one
   */
  static RouteTable of(Properties lines) {
    return new RouteTable(
        lines.stringPropertyNames().stream()
            .map(prefix -> new Route(checked(prefix), lines.getProperty(prefix, "")))
            .sorted(Comparator.comparingInt((Route route) -> route.prefix().length()).reversed())
            .toList());
  }

  /**
   * The service for a path as it stands in the request; empty where there is none. A path that
   * climbs ({@code ..}) belongs to nobody: the service might read it as another one than we do.
   */
  public Optional<String> serviceFor(String path) {
    if (climbs(path)) {
      return Optional.empty();
    }
    return longestFirst.stream()
        .filter(route -> route.covers(path))
        .map(Route::service)
        .findFirst();
  }

  /** Every path prefix, sorted. */
  public Set<String> prefixes() {
    Set<String> prefixes = new TreeSet<>();
    longestFirst.forEach(route -> prefixes.add(route.prefix()));
    return prefixes;
  }

  /** Every service that a path leads to, sorted. */
  public Set<String> services() {
    Set<String> services = new TreeSet<>();
    longestFirst.forEach(route -> services.add(route.service()));
    return services;
  }

  private static String checked(String prefix) {
    if (!prefix.matches("(/[A-Za-z0-9_.~-]+)+")) {
      throw new IllegalArgumentException("routes.properties: '%s' is no path".formatted(prefix));
    }
    return prefix;
  }

  private static boolean climbs(String path) {
    for (String element : path.split("/", -1)) {
      String plain = element.replaceAll("(?i)%2e", ".");
      if (plain.equals(".") || plain.equals("..")) {
        return true;
      }
    }
    return false;
  }
}
