package io.kennung.idctl.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.ForeignJson;
import io.kennung.idctl.terminal.Report;
import io.kennung.idctl.terminal.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a data backup holds, as a person counts. */
final class Contents {

  private static final Texts TEXTS = Texts.of(Contents.class);
  private static final ObjectMapper JSON = ForeignJson.mapper().build();

  private static final String BELONGINGS = "belongings.json";
  private static final String MESSAGES = "messages/";

  private int files;
  private int messages;
  private int contacts;
  private int groups;

  /** Counts a file of the profile. */
  void add(String name, byte[] bytes) {
    files++;
    if (name.startsWith(MESSAGES)) {
      messages++;
    } else if (name.equals(BELONGINGS)) {
      count(bytes);
    }
  }

  /** One that is damaged is in the backup all the same, as it is. */
  private void count(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      contacts = json.path("contacts").size();
      groups = json.path("groups").size();
    } catch (IOException e) {
      contacts = 0;
      groups = 0;
    }
  }

  int files() {
    return files;
  }

  /** A row of it, and members for scripts. */
  void describe(Report report, String label) {
    List<String> words = new ArrayList<>(List.of(TEXTS.say("contents.key")));
    add(words, contacts, "contents.contact");
    add(words, groups, "contents.group");
    add(words, messages, "contents.message");
    report.words(label, words);
    ObjectNode json = report.json();
    json.put("files", files)
        .put("contacts", contacts)
        .put("groups", groups)
        .put("messages", messages);
  }

  private static void add(List<String> words, int count, String key) {
    if (count > 0) {
      words.add(TEXTS.say(count == 1 ? key : key + "s", count));
    }
  }
}
