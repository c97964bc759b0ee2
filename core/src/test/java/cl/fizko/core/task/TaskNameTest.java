package cl.fizko.core.task;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TaskNameTest {
  @Test
  void anEmptyNameIsRefusedWithWhatWouldBeRight() {
    assertThatThrownBy(() -> new TaskName(" "))
        .hasMessageContaining("task name")
        .hasMessageContaining("1 to 255");
  }
}
