package io.kennung.idctl.safe;

import io.kennung.client.safe.Calls;
import io.kennung.client.safe.doctor.Doctor;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandGroup;
import java.security.SecureRandom;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code idctl safe}. */
public final class SafeCommands {

  private SafeCommands() {}

  /** From the top down: what a command hands on reaches only those that are added to it later. */
  public static void addTo(CommandLine idctl, Session session) {
    CommandLine group = new CommandLine(new Group());
    idctl.addSubcommand(group);
    group
        .addSubcommand(new BackupCommand(session))
        .addSubcommand(new RestoreCommand(session))
        .addSubcommand(new StatusCommand(session))
        .addSubcommand(new DeleteCommand(session))
        .addSubcommand(new DoctorCommand(session, new Doctor(Calls::new, new SecureRandom())));
  }

  @Command(
      name = "safe",
      description = {
        "Keeps a sealed backup of the profile's identity on a Safe server, and brings it back on"
            + " another device. Without its password nobody can open or even find it, and nobody"
            + " can restore the password.",
        "",
        "Today:            idctl safe backup",
        "When it is gone:  idctl safe restore ABCD1234"
      })
  static final class Group extends CommandGroup {}
}
