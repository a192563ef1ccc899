package io.kennung.client.belongings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kennung.client.Json;
import org.junit.jupiter.api.Test;

class JointTest {

  private static final Belongings HERE =
      of(
          """
          {"user":{"nickname":"Anna","links":[]},
           "contacts":[{"identity":"ECHOECHO","verification":2,"firstname":"E"}],
           "groups":[{"id":"00112233aabbccdd","creator":"ECHOECHO","groupname":"Us"}],
           "settings":{"syncContacts":true,"own":[1]}}
          """);

  private static final Belongings IN_THE_BACKUP =
      of(
          """
          {"user":{"nickname":"Old","profilePic":"AAAA","links":[{"type":"email","value":"a@b.c"}]},
           "contacts":[{"identity":"ECHOECHO","verification":0},
             {"identity":"ANNA0000","verification":1,"later":[1.50]}, 7],
           "groups":[{"id":"00112233aabbccdd","creator":"ECHOECHO","groupname":"Them"},
             {"id":"00112233aabbccdd","creator":"ANNA0000","groupname":"Others"}],
           "distributionlists":[{"name":"all","members":["ANNA0000"]}],
           "settings":{"syncContacts":false,"own":[2],"more":{"x":null}},
           "tomorrow":1}
          """);

  @Test
  void nothingIsLostAndTheFirstCounts() {
    assertThat(Joint.of(HERE, IN_THE_BACKUP))
        .isEqualTo(
            of(
                """
                {"user":{"nickname":"Anna","links":[],"profilePic":"AAAA"},
                 "contacts":[{"identity":"ECHOECHO","verification":2,"firstname":"E"},
                   {"identity":"ANNA0000","verification":1,"later":[1.50]}, 7],
                 "groups":[{"id":"00112233aabbccdd","creator":"ECHOECHO","groupname":"Us"},
                   {"id":"00112233aabbccdd","creator":"ANNA0000","groupname":"Others"}],
                 "distributionlists":[{"name":"all","members":["ANNA0000"]}],
                 "settings":{"syncContacts":true,"own":[1],"more":{"x":null}},
                 "tomorrow":1}
                """));
  }

  @Test
  void whoHasNothingTakesAll() {
    assertThat(Joint.of(Belongings.none(), IN_THE_BACKUP)).isEqualTo(IN_THE_BACKUP);
    assertThat(Joint.of(HERE, Belongings.none())).isEqualTo(HERE);
    assertThat(Joint.of(HERE, HERE)).isEqualTo(HERE);
  }

  private static Belongings of(String json) {
    return Belongings.of((ObjectNode) Json.of(json));
  }
}
