package io.kennung.idctl.shell;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.kennung.idctl.session.Session;
import java.io.PrintWriter;

/**
 * A text for another program: as it is, without colours, or as the only member of an object.
 *
 * @param member what JSON calls it
 */
record Printout(String member, String text) {

  static Printout of(String member, String text) {
    return new Printout(member, text);
  }

  void print(Session session) {
    PrintWriter out = session.surroundings().out();
    if (session.isJson()) {
      out.println(JsonNodeFactory.instance.objectNode().put(member, text));
    } else {
      out.print(text);
    }
    out.flush();
  }
}
