package io.kennung.drills.rolling;

import io.kennung.drills.crowd.ChatServer;
import io.kennung.drills.crowd.Crowd;
import io.kennung.drills.crowd.Person;
import io.kennung.protocol.events.Topics;
import java.util.List;

/**
 * How much people were told that is true.
 *
 * @param identities created
 * @param masks set
 * @param links made and let go
 * @param passwords set
 * @param revoked identities
 * @param backups kept in the end
 * @param polls how often chat servers have asked
 */
record Told(
    int identities, int masks, int links, int passwords, int revoked, long backups, int polls) {

  static Told of(Crowd crowd, List<ChatServer> chatServers) {
    List<Person> people = crowd.people().all();
    return new Told(
        people.size(),
        count(people, Topics.IDENTITY, "FeatureMaskChanged"),
        count(people, Topics.LINK, "Address"),
        count(people, Topics.LIFECYCLE, "RevocationPasswordSet"),
        count(people, Topics.LIFECYCLE, "IdentityRevoked"),
        crowd.backups().count(),
        chatServers.stream().mapToInt(ChatServer::questions).sum());
  }

  private static int count(List<Person> people, String topic, String event) {
    return (int)
        people.stream()
            .flatMap(each -> each.events(topic).stream())
            .filter(each -> each.startsWith(event))
            .count();
  }
}
