package cl.fizko.postgres.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.task.Arguments;
import cl.fizko.core.task.Task;
import cl.fizko.core.task.TaskName;
import cl.fizko.core.task.TaskOptions;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskJsonTest {

  private final TaskJson json = new TaskJson();

  private Object back(Object value) {
    Task task = Task.of(new TaskName("demo.echo"), new Arguments(List.of(value), Map.of()));
    return json.read(json.write(task)).arguments().positional().getFirst();
  }

  @Test
  void numbersSurvive() {
    for (Object number :
        List.of(
            0,
            -7,
            12345678901234567L,
            2.5,
            0.1,
            1e300,
            new BigInteger("123456789012345678901234567890"),
            new BigDecimal("12345678901234567890.123456789"))) {
      assertThat(back(number)).isEqualTo(number);
    }
    assertThat(back(Double.NaN)).isEqualTo(Double.NaN);
    assertThat(back(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void textsAndNestedValuesSurvive() {
    for (Object value :
        List.of(
            "",
            "ñandú ☂ \u0000 \" \\",
            "half a pair \ud83d",
            "\ud83d\ude00",
            List.of(List.of(), Map.of()),
            Arrays.asList(null, true, false),
            Map.of("a", Map.of("b", List.of(1, 2))))) {
      assertThat(back(value)).isEqualTo(value);
    }
  }

  @Test
  void nothingButAsciiIsWritten() {
    Task task = Task.of(new TaskName("demo.echo"), Arguments.of("ñ☂\u0000"));
    assertThat(json.write(task)).isASCII().doesNotContain("\u0000");
  }

  @Test
  void optionsThatAreUsualTakeNoRoom() {
    Task task = Task.of(new TaskName("demo.echo"), Arguments.NONE);
    assertThat(json.write(task)).isEqualTo("{\"id\":\"" + task.id() + "\",\"task\":\"demo.echo\"}");
    assertThat(json.read(json.write(task)).options()).isEqualTo(TaskOptions.DEFAULT);
  }

  @Test
  void whatIsNoTaskIsRefusedWithAReason() {
    assertThatThrownBy(() -> json.read("")).hasMessageContaining("empty");
    assertThatThrownBy(() -> json.read("{")).hasMessageContaining("no JSON");
    assertThatThrownBy(() -> json.read("[]")).hasMessageContaining("no JSON object");
    assertThatThrownBy(() -> json.read("{} x")).hasMessageContaining("no JSON");
    assertThatThrownBy(() -> json.read("{\"id\":\"a\"}")).hasMessageContaining("'task'");
    assertThatThrownBy(() -> json.read("{\"id\":\"a\",\"task\":\"t\",\"args\":3}"))
        .hasMessageContaining("'args' is not a list");
    assertThatThrownBy(() -> json.read("{\"id\":\"a\",\"task\":\"t\",\"expires\":\"soon\"}"))
        .hasMessageContaining("'expires' is not a time");
    assertThatThrownBy(() -> json.read("{\"id\":\"a\",\"task\":\"t\",\"priority\":11}"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
