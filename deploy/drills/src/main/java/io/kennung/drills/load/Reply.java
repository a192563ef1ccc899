package io.kennung.drills.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * An answer.
 *
 * @param what was asked, in words
 */
public record Reply(String what, int status, Buffer body) {

  private static final int ENOUGH = 160;

  /**
   * This, with the status that it must have.
   *
   * @throws Failed with another one
   */
  public Reply require(int wanted) {
    return status == wanted ? this : wrong("status %d, not %d".formatted(status, wanted));
  }

  /** This, where it is as it must be. */
  public Reply require(boolean right, String otherwise) {
    return right ? this : wrong(otherwise);
  }

  /** What a 200 says. */
  public JsonObject json() {
    require(200);
    try {
      return new JsonObject(body);
    } catch (DecodeException e) {
      throw new Failed(what, "no JSON");
    }
  }

  /** What a 200 says that also says that all went well. */
  public JsonObject success() {
    JsonObject json = json();
    require(json.getBoolean("success", false), "no success");
    return json;
  }

  private Reply wrong(String why) {
    String said = body.length() <= ENOUGH ? body.toString() : "";
    throw new Failed(what, said.isEmpty() ? why : why + ": " + said);
  }
}
