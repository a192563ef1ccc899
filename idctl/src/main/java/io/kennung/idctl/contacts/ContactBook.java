package io.kennung.idctl.contacts;

import io.kennung.client.Directory;
import io.kennung.client.belongings.Belongings;
import io.kennung.client.belongings.Contact;
import io.kennung.idctl.session.KeptIdentity;
import io.kennung.idctl.session.Profile;
import io.kennung.idctl.session.Session;
import io.kennung.idctl.terminal.CommandFailure;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The contacts of the profile's identity, and how they are doing, while one command works. */
public final class ContactBook {

  private static final Texts TEXTS = Texts.of(ContactBook.class);

  private final Session session;
  private final KeptIdentity own;
  private final ContactStates states;
  private final Map<String, Contact> byId = new LinkedHashMap<>();
  private Belongings belongings;

  private ContactBook(Session session) {
    this.session = session;
    this.own = session.ownIdentity();
    this.belongings = session.profile().belongings();
    belongings.contacts().forEach(contact -> byId.put(contact.identity(), contact));
    this.states = ContactStates.in(session.profile(), session.address(own::server));
  }

  /** To look at. */
  static ContactBook of(Session session) {
    return new ContactBook(session);
  }

  /** To change: no other command changes it meanwhile. */
  public static void change(Session session, Consumer<ContactBook> work) {
    // Says that there is no identity before anything is created.
    session.ownIdentity();
    Profile profile = session.profile();
    profile.prepare();
    try (FileChannel lock = profile.lock()) {
      work.accept(new ContactBook(session));
    } catch (IOException e) {
      throw CommandFailure.profile(TEXTS.say("no-writing", profile.shown()));
    }
  }

  /** The directory that all this is about. */
  public Directory directory() {
    return session.directory(own::server);
  }

  /** Its address. */
  public URI server() {
    return session.address(own::server);
  }

  /** Whose contacts they are. */
  public KeptIdentity own() {
    return own;
  }

  /** All, in the order of the belongings. */
  public List<Contact> all() {
    return List.copyOf(byId.values());
  }

  /** The contact with this id. */
  public Optional<Contact> find(String identity) {
    return Optional.ofNullable(byId.get(identity));
  }

  /** Takes these over what was known of the same identities. */
  public void put(List<Contact> contacts) {
    belongings = belongings.with(contacts);
    contacts.forEach(contact -> byId.put(contact.identity(), contact));
  }

  void remove(String identity) {
    belongings = belongings.without(identity);
    byId.remove(identity);
    states.remove(identity);
  }

  ContactStates states() {
    return states;
  }

  /** Writes it down. */
  public void keep() {
    session.profile().keep(belongings);
    states.keepIn(session.profile());
  }

  /** Now. */
  public Instant now() {
    return session.surroundings().clock().instant();
  }
}
