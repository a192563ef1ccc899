package io.kennung.client.belongings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * All that a backup holds beside the key and the name of its writer: the document of the Safe
 * contract, section 7, without {@code info} and {@code user.privatekey}. It never changes; {@code
 * with…} makes another one.
 *
 * <p>It is kept as it was read. Members and entries that this class does not know or cannot read
 * are passed over by its methods, and written again as they came.
 */
public final class Belongings {

  private static final String USER = "user";
  private static final String CONTACTS = "contacts";
  private static final String LINKS = "links";

  private final ObjectNode json;

  private Belongings(ObjectNode json) {
    this.json = json;
  }

  /** Those of somebody new. */
  public static Belongings none() {
    return new Belongings(Document.empty());
  }

  /**
   * @param json for example from {@link Document#read}; without {@code info} and {@code
   *     user.privatekey}, which are left out otherwise
   */
  public static Belongings of(ObjectNode json) {
    return owning(json.deepCopy());
  }

  /** The same without a copy, where nobody else holds the tree; it may be large. */
  public static Belongings owning(ObjectNode json) {
    json.remove("info");
    if (json.get(USER) instanceof ObjectNode user) {
      user.remove("privatekey");
    }
    return new Belongings(json);
  }

  /** A copy of the whole. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** In the order of the document, each identity once. */
  public List<Contact> contacts() {
    Map<String, Contact> byId = new LinkedHashMap<>();
    read(json.path(CONTACTS), Contact::of)
        .forEach(contact -> byId.putIfAbsent(contact.identity(), contact));
    return List.copyOf(byId.values());
  }

  /** The contact with this id. */
  public Optional<Contact> contact(String identity) {
    return contacts().stream().filter(contact -> contact.identity().equals(identity)).findFirst();
  }

  /** With this contact, over what was known of the same identity. */
  public Belongings with(Contact contact) {
    return with(List.of(contact));
  }

  /** With these contacts, each over what was known of the same identity. */
  public Belongings with(List<Contact> contacts) {
    ObjectNode copy = json.deepCopy();
    ArrayNode list = array(copy, CONTACTS);
    Map<String, ObjectNode> entries = new LinkedHashMap<>();
    for (JsonNode entry : list) {
      if (entry instanceof ObjectNode object) {
        Contact.of(object).ifPresent(known -> entries.putIfAbsent(known.identity(), object));
      }
    }
    for (Contact contact : contacts) {
      contact.writeTo(entries.computeIfAbsent(contact.identity(), id -> list.addObject()));
    }
    return new Belongings(copy);
  }

  /** Without the contact with this id. */
  public Belongings without(String identity) {
    return withoutAll(Set.of(identity));
  }

  /** Without the contacts with these ids. */
  public Belongings withoutAll(Set<String> identities) {
    ObjectNode copy = json.deepCopy();
    array(copy, CONTACTS)
        .removeIf(entry ->
            Contact.of(entry).filter(known -> identities.contains(known.identity())).isPresent());
    return new Belongings(copy);
  }

  /** Those that were not deleted. */
  public List<Group> groups() {
    return read(json.path("groups"), Group::of);
  }

  /** In the order of the document. */
  public List<DistributionList> distributionLists() {
    return read(json.path("distributionlists"), DistributionList::of);
  }

  /** How the person wants to be called. */
  public Optional<String> nickname() {
    JsonNode nickname = json.path(USER).path("nickname");
    return nickname.isTextual() ? Optional.of(nickname.asText()) : Optional.empty();
  }

  /** The person wants to be called so. */
  public Belongings withNickname(String nickname) {
    ObjectNode copy = json.deepCopy();
    object(copy, USER).put("nickname", nickname);
    return new Belongings(copy);
  }

  /** The addresses that are linked to the identity. */
  public List<Link> links() {
    return read(json.path(USER).path(LINKS), Link::of);
  }

  /** With these addresses linked, and no other that this class can read. */
  public Belongings withLinks(List<Link> links) {
    ObjectNode copy = json.deepCopy();
    ArrayNode list = array(object(copy, USER), LINKS);
    Set<Link> wanted = new HashSet<>(links);
    Set<Link> there = new HashSet<>();
    list.removeIf(entry ->
        Link.of(entry).filter(link -> !wanted.contains(link) || !there.add(link)).isPresent());
    links.stream().filter(there::add).forEach(link -> link.writeTo(list.addObject()));
    return new Belongings(copy);
  }

  /** A copy of the settings, of which apps of different makers have different ones. */
  public ObjectNode settings() {
    return json.get("settings") instanceof ObjectNode settings
        ? settings.deepCopy()
        : Document.empty();
  }

  /** With these settings and no others. */
  public Belongings withSettings(ObjectNode settings) {
    ObjectNode copy = json.deepCopy();
    copy.set("settings", settings.deepCopy());
    return new Belongings(copy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Belongings belongings && json.equals(belongings.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** How many contacts there are, not who. */
  @Override
  public String toString() {
    return "Belongings[" + json.path(CONTACTS).size() + "]";
  }

  private static <T> List<T> read(JsonNode list, Function<JsonNode, Optional<T>> reader) {
    List<T> all = new ArrayList<>();
    if (list.isArray()) {
      list.forEach(entry -> reader.apply(entry).ifPresent(all::add));
    }
    return List.copyOf(all);
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  private static ArrayNode array(ObjectNode parent, String name) {
    return parent.get(name) instanceof ArrayNode there ? there : parent.putArray(name);
  }
}
