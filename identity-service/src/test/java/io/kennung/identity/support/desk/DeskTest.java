package io.kennung.identity.support.desk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeskTest {

  @Test
  void limitThatLetsNobodyInIsRefusedByItsName() {
    assertThatThrownBy(() -> new Desk(null, null, config(0, 60)))
        .hasMessage("directory.limits.support.looks-an-hour must be at least 1");
    assertThatThrownBy(() -> new Desk(null, null, config(600, -1)))
        .hasMessage("directory.limits.support.actions-an-hour must be at least 1");
  }

  private static DeskConfig config(long looks, long actions) {
    return new DeskConfig() {
      @Override
      public long looksAnHour() {
        return looks;
      }

      @Override
      public long actionsAnHour() {
        return actions;
      }
    };
  }
}
