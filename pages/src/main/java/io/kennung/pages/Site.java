package io.kennung.pages;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a service's pages stand, and what they may do. A service that has pages produces the one
 * bean of this type.
 *
 * @param root the path of the pages, without a slash at its end
 * @param machines paths below it where no person looks, each with a slash at its end
 * @param files what the pages load beside the common style sheet: files in the folder {@code pages}
 *     of the service, or, with a slash at the beginning, anywhere on its class path
 * @param talks whether its scripts may ask the service for more
 */
public record Site(String root, Set<String> machines, List<String> files, boolean talks) {

  /** Copies what could change. */
  public Site {
    machines = Set.copyOf(machines);
    files = List.copyOf(files);
  }

  /** With one script or none, which asks for nothing. */
  public Site(String root, Set<String> machines, Optional<String> script) {
    this(root, machines, script.stream().toList(), false);
  }

  /** Whether people see what stands at this path. */
  boolean isPage(String path) {
    return path.equals(root)
        || (path.startsWith(root + "/") && machines.stream().noneMatch(path::startsWith));
  }

  /** Whether a page runs anything. */
  boolean hasScripts() {
    return files.stream().anyMatch(file -> file.endsWith(".js"));
  }
}
