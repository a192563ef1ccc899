package io.kennung.idctl.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm-256color, true",
    "TERM=xterm NO_COLOR=1, false",
    "TERM=xterm NO_COLOR=0, false",
    "TERM=xterm NO_COLOR=, true",
    "TERM=dumb, false",
    "OTHER=1, false"
  })
  void terminalIsColouredUnlessItCannotOrThePersonSaysNo(String variables, boolean isColoured) {
    Screen screen = Screen.of(environment(variables), true);

    assertThat(screen.isTerminal()).isTrue();
    assertThat(screen.isColoured()).isEqualTo(isColoured);
    assertThat(screen.red("no")).isEqualTo(isColoured ? "\u001b[31mno\u001b[0m" : "no");
  }

  @Test
  void whatIsNoTerminalIsNeverColoured() {
    assertThat(Screen.of(Map.of("TERM", "xterm"), false)).isEqualTo(Screen.none());
  }

  private static Map<String, String> environment(String variables) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.split(" ")) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    return environment;
  }
}
