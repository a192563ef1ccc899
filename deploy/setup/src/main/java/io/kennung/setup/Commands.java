package io.kennung.setup;

import io.kennung.setup.database.DatabaseCommand;
import io.kennung.setup.topics.TopicsCommand;
import picocli.CommandLine;

/** Gives each command the environment it works in. */
final class Commands implements CommandLine.IFactory {

  private final Surroundings surroundings;

  Commands(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == DatabaseCommand.class) {
      return type.cast(new DatabaseCommand(surroundings));
    }
    if (type == TopicsCommand.class) {
      return type.cast(new TopicsCommand(surroundings));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
