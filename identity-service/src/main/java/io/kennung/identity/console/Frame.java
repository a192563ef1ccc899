package io.kennung.identity.console;

import io.kennung.pages.View;
import io.kennung.staff.Roles;
import io.kennung.staff.StaffMember;

/**
 * What every page of the console knows.
 *
 * @param view texts, name and assets
 * @param who has signed in
 * @param here the part of the console: {@code search}, {@code audit} or {@code operations}
 * @param token of every form on the page
 * @param seconds without a request until the page hides itself
 */
public record Frame(View view, StaffMember who, String here, String token, long seconds) {

  /** The text of this key. */
  public String say(String key) {
    return view.say(key);
  }

  /** The text of this key, with a value for its placeholder. */
  public String say(String key, Object value) {
    return view.say(key, value);
  }

  /** The path of the console. */
  public String root() {
    return view.root();
  }

  /** Where a file of the console lies. */
  public String asset(String name) {
    return view.root() + "/assets/" + name + "?v=" + view.version();
  }

  /** Whether this part of the console is open. */
  public boolean isAt(String part) {
    return here.equals(part);
  }

  /** Whether identities may be looked at. */
  public boolean supports() {
    return who.is(Roles.SUPPORT) || who.is(Roles.SUPPORT_LEAD);
  }

  /** Whether limits may be lifted. */
  public boolean leads() {
    return who.is(Roles.SUPPORT_LEAD);
  }

  /** Whether the record and the figures of the whole may be looked at. */
  public boolean oversees() {
    return who.is(Roles.SUPPORT_LEAD) || who.is(Roles.OPERATOR);
  }

  /** What the person is here, in words. */
  public String roles() {
    return String.join(", ", who.roles().stream().map(role -> say("role." + role)).toList());
  }
}
