package io.kennung.pages;

import java.util.Optional;
import java.util.Set;

/**
 * Where a service's pages stand, and what they may do. A service that has pages produces the one
 * bean of this type.
 *
 * @param root the path of the pages, without a slash at its end
 * @param machines paths below it where no person looks, each with a slash at its end
 * @param script the one script that the pages run, a file in the folder {@code pages} of the
 *     service
 */
public record Site(String root, Set<String> machines, Optional<String> script) {

  /** Copies what could change. */
  public Site {
    machines = Set.copyOf(machines);
  }

  /** Whether people see what stands at this path. */
  boolean isPage(String path) {
    return path.equals(root)
        || (path.startsWith(root + "/") && machines.stream().noneMatch(path::startsWith));
  }
}
