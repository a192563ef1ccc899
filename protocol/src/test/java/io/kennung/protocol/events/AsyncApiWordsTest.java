package io.kennung.protocol.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Lists of words in the document are those of the records and of the code. */
class AsyncApiWordsTest {

  private static final Path SOURCES = Path.of("src/main/java/io/kennung/protocol/events");
  private static final Pattern WORD = Pattern.compile("\\{@code ([a-z-]+)}");

  private final AsyncApi api = AsyncApi.read();

  @Test
  void everyListOfWordsIsThatOfTheRecord() throws IOException {
    int lists = 0;
    for (EventType type : EventType.values()) {
      JsonNode properties = api.schema(AsyncApi.name(type)).get("properties");
      for (var property : properties.properties()) {
        JsonNode words = property.getValue().path("enum");
        if (!words.isMissingNode() && words.get(0).isTextual()) {
          lists++;
          assertThat(documented(type, property.getKey()))
              .as("%s of %s", property.getKey(), type)
              .containsExactlyInAnyOrderElementsOf(AsyncApi.texts(words));
        }
      }
    }
    assertThat(lists).isEqualTo(12);
  }

  /** The words in the Javadoc of a component. */
  private static List<String> documented(EventType type, String component) throws IOException {
    String source = Files.readString(SOURCES.resolve(AsyncApi.name(type) + ".java"));
    String comment = source.substring(source.indexOf("/**"), source.indexOf("*/"));
    String plain = comment.replaceAll("\\s*\\n \\*\\s*", " ");
    for (String tag : plain.split("@param ")) {
      if (tag.startsWith(component + " ")) {
        return WORD.matcher(tag).results().map(match -> match.group(1)).toList();
      }
    }
    throw new AssertionError("no @param " + component);
  }

  @Test
  void kindsOfLinkAreThoseOfTheCode() {
    List<String> kinds = Arrays.stream(LinkKind.values()).map(LinkKind::text).toList();
    List<List<String>> lists = new ArrayList<>();
    for (Map.Entry<String, JsonNode> schema :
        api.document().at("/components/schemas").properties()) {
      JsonNode kind = schema.getValue().at("/properties/kind/enum");
      if (!kind.isMissingNode()) {
        lists.add(AsyncApi.texts(kind));
      }
    }

    assertThat(lists).hasSize(4).allSatisfy(list -> assertThat(list).isEqualTo(kinds));
  }
}
