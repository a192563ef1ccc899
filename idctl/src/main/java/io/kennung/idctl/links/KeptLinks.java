package io.kennung.idctl.links;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.OwnIdentity;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Link;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code links.json} holds: which addresses of the profile's identity were proven. The
 * directory keeps only hashes of them and tells nobody who took one over, so that only this memory
 * can tell a person that an address is gone.
 */
public final class KeptLinks {

  private static final Texts TEXTS = Texts.of(KeptLinks.class);
  private static final String FILE = "links.json";

  private final Session session;
  private final Profile profile;
  private final String identity;
  private final Map<Kind, KeptLink> links;

  private KeptLinks(Session session, String identity, Map<Kind, KeptLink> links) {
    this.session = session;
    this.profile = session.profile();
    this.identity = identity;
    this.links = links;
  }

  /** Those of this identity; none where nothing is remembered of it. */
  public static KeptLinks in(Session session, KeptIdentity own) {
    String identity = own.identity().id();
    Map<Kind, KeptLink> links =
        session
            .profile()
            .read(FILE, json -> read(json, identity))
            .orElseGet(() -> new EnumMap<>(Kind.class));
    return new KeptLinks(session, identity, links);
  }

  /** What is remembered of one kind. */
  public Optional<KeptLink> of(Kind kind) {
    return Optional.ofNullable(links.get(kind));
  }

  /** The address of a kind, where it is known. */
  public Optional<String> address(Kind kind) {
    return of(kind).flatMap(KeptLink::address);
  }

  /**
   * An address was proven, and whatever was linked before is gone.
   *
   * @param address nothing where it is not known
   * @return whether that is news
   */
  public boolean proven(Kind kind, Optional<String> address) {
    boolean isNews = address.isEmpty() || !address(kind).equals(address);
    if (isNews) {
      links.put(kind, new KeptLink(address, now(), false));
      write();
    }
    return isNews;
  }

  /** The person has let it go, or begun to link another one, which has the same effect. */
  public void letGo(Kind kind) {
    if (links.remove(kind) != null) {
      write();
    }
    Belongings belongings = profile.belongings();
    List<Link> rest =
        belongings.links().stream().filter(link -> link.kind() != kind.inBackup()).toList();
    if (rest.size() < belongings.links().size()) {
      profile.keep(belongings.withLinks(rest));
    }
  }

  /** Compares with what the directory says now, and remembers what it has told. */
  public Standing compare(Kind kind, OwnIdentity told) {
    KeptLink kept = links.get(kind);
    if (kind.isIn(told)) {
      if (kept == null || !kept.isSeen()) {
        links.put(kind, kept == null ? new KeptLink(Optional.empty(), now(), true) : kept.seen());
        writeIfPossible();
      }
      return Standing.LINKED;
    }
    if (kept == null) {
      return Standing.NOT_LINKED;
    }
    return kept.isOnItsWay(now()) ? Standing.ON_ITS_WAY : Standing.LOST;
  }

  /** What a person must know about a link that is lost: two rows, the first one labelled. */
  public Report rowsOfLost(Report report, String label, Kind kind) {
    String name = "lost." + kind.member();
    String what = address(kind).orElseGet(() -> TEXTS.say(name + ".unknown"));
    String again =
        session.command(
            "link %s %s"
                .formatted(kind.member(), address(kind).orElseGet(() -> TEXTS.say(name + ".any"))));
    return report
        .row(label, TEXTS.say("lost.title", what))
        .row("", TEXTS.say("lost.reason"))
        .row("", TEXTS.say("lost.again", again));
  }

  /** The row that tells whoever links an address what that means for others. */
  public static Report rowOfOthers(Report report, Kind kind) {
    return report.row(TEXTS.say("others.label"), TEXTS.say("others." + kind.member()));
  }

  private Instant now() {
    return session.surroundings().clock().instant();
  }

  private static Map<Kind, KeptLink> read(JsonNode json, String identity) {
    Map<Kind, KeptLink> links = new EnumMap<>(Kind.class);
    if (json.required("identity").asText().equals(identity)) {
      for (Kind kind : Kind.values()) {
        @Nullable JsonNode link = json.get(kind.member());
        if (link != null) {
          links.put(kind, KeptLink.of(link));
        }
      }
    }
    return links;
  }

  private void write() {
    ObjectNode json =
        JsonNodeFactory.instance.objectNode().put("version", 1).put("identity", identity);
    links.forEach((kind, link) -> link.write(json.putObject(kind.member())));
    profile.write(FILE, json);
  }

  /** Showing an identity works on a disk that takes nothing, too. */
  private void writeIfPossible() {
    try {
      write();
    } catch (CommandFailure e) {
      // The directory will say the same next time.
    }
  }
}
