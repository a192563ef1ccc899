package io.kennung.idctl.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.KeptRevocation;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Says which profiles this device has. Asks neither a person nor a server. */
@Command(name = "list", resourceBundle = "io.kennung.idctl.profile.texts")
final class ListCommand implements Runnable {

  private static final Texts TEXTS = Texts.of(ListCommand.class);

  private final Session session;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    List<Profile> profiles = Profile.all(session.surroundings());
    Path folder = Profile.folderOfProfiles(session.surroundings());
    String shown = session.surroundings().shown(folder);
    Report report = new Report(TEXTS.say(title(profiles.size()), shown, profiles.size()));
    report.json().put("folder", folder.toString()).putArray("profiles");
    profiles.forEach(profile -> add(profile, report));
    if (profiles.isEmpty()) {
      report.row(TEXTS.say("list.create"), session.command("create"));
    }
    session.print(report);
  }

  private static String title(int profiles) {
    return switch (profiles) {
      case 0 -> "list.none";
      case 1 -> "list.one";
      default -> "list.many";
    };
  }

  private void add(Profile profile, Report report) {
    ObjectNode json = report.json().withArray("profiles").addObject();
    json.put("profile", profile.name()).putNull("identity").putNull("server");
    json.put("locked", profile.sealing().isLocked()).put("revoked", false);
    report.row(profile.name(), described(profile, json));
  }

  /** A profile that cannot be read must not hide the others. */
  private String described(Profile profile, ObjectNode json) {
    try {
      if (profile.sealing().isLocked()) {
        boolean isHalfDone = profile.sealing().isHalfDone();
        json.put("halfDone", isHalfDone);
        return TEXTS.say(isHalfDone ? "list.half" : "list.locked");
      }
      Optional<KeptIdentity> living = profile.identity();
      if (living.isPresent()) {
        KeptIdentity kept = living.get();
        return identity(json, kept.identity().id(), kept.server(), null);
      }
      return profile
          .revocation()
          .map(was -> identity(json.put("revoked", true), was.identity(), was.server(), was))
          .orElseGet(() -> TEXTS.say("list.empty"));
    } catch (CommandFailure e) {
      String sentence = String.valueOf(e.getMessage());
      json.put("error", sentence);
      return sentence;
    }
  }

  private String identity(ObjectNode json, String id, URI server, @Nullable KeptRevocation was) {
    json.put("identity", id).put("server", server.toString());
    if (was == null) {
      return id + "  " + server;
    }
    String crossedOut = session.surroundings().screen().crossedOut(id);
    return crossedOut + "  " + server + "  " + TEXTS.say("list.revoked");
  }
}
