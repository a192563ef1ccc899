package io.kennung.idctl.safe;

import io.kennung.client.safe.Calls;
import io.kennung.client.safe.doctor.Doctor;
import io.kennung.idctl.safe.restore.RestoreCommand;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import java.security.SecureRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl safe}. */
public final class SafeCommands {

  static final String TEXTS = "io.kennung.idctl.safe.texts";

  private SafeCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine group = new CommandLine(new Group());
    idctl.addSubcommand(group);
    group
        .addSubcommand(new EnableCommand(session))
        .addSubcommand(new BackupCommand(session))
        .addSubcommand(new AutoCommand(session, AutoCommand.Pause.REAL))
        .addSubcommand(new StatusCommand(session))
        .addSubcommand(new ChangePasswordCommand(session))
        .addSubcommand(new RestoreCommand(session))
        .addSubcommand(new DisableCommand(session))
        .addSubcommand(new DeleteCommand(session))
        .addSubcommand(new DoctorCommand(session, new Doctor(Calls::new, new SecureRandom())));
  }

  @Command(name = "safe", resourceBundle = TEXTS)
  static final class Group extends CommandGroup {}
}
