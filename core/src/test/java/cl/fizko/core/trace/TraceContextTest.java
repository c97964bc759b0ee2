package cl.fizko.core.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What W3C Trace Context, level 1, says of the two headers. */
class TraceContextTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String PARENT = "00-" + TRACE + "-" + SPAN + "-01";

  @Test
  void aParentIsReadAndWrittenAgain() {
    TraceContext read = TraceContext.parse(PARENT, "congo=t61rcWkgMzE").orElseThrow();
    assertThat(read).isEqualTo(new TraceContext(TRACE, SPAN, true, "congo=t61rcWkgMzE"));
    assertThat(read.parent()).isEqualTo(PARENT);
  }

  @Test
  void ofTheFlagsTheLastBitCounts() {
    assertThat(TraceContext.parse("00-" + TRACE + "-" + SPAN + "-00", ""))
        .hasValueSatisfying(read -> assertThat(read.parent()).endsWith("-00"));
    assertThat(TraceContext.parse("00-" + TRACE + "-" + SPAN + "-ff", ""))
        .hasValueSatisfying(read -> assertThat(read.parent()).endsWith("-01"));
  }

  @Test
  void ofALaterVersionTheKnownPartIsReadAndOurOwnVersionSent() {
    for (String later : new String[] {"01-%s-%s-01", "cc-%s-%s-01-what-the-future-brings"}) {
      assertThat(TraceContext.parse(later.formatted(TRACE, SPAN), ""))
          .hasValueSatisfying(read -> assertThat(read.parent()).isEqualTo(PARENT));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "garbage",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 ",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "0x-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.more",
        "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
        "00-4bf92f3577b34da6a3ce929d0e0e473\u0661-00f067aa0ba902b7-01"
      })
  void aMalformedParentIsNone(String parent) {
    assertThat(TraceContext.parse(parent, "congo=t61rcWkgMzE")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE",
        "fw529a3039@dt=FfAAAP //;x, 1a-2f@foo=bar1",
        "a=1,,b=2",
        "z=with blanks inside"
      })
  void aWellFormedStateTravelsAlong(String state) {
    assertThat(TraceContext.parse(PARENT, state).orElseThrow().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no-value", "Upper=1", "a=1=2", "a=", "a=1,a=2", "a=ñ", "a=1\r\nX: 2", "@x=1"})
  void aMalformedStateIsDroppedAndTheParentStays(String state) {
    assertThat(TraceContext.parse(PARENT, state).orElseThrow().state()).isEmpty();
  }

  @Test
  void aStateOfTooManyMembersIsDropped() {
    StringBuilder state = new StringBuilder("a0=1");
    for (int i = 1; i < 32; i++) {
      state.append(",a").append(i).append("=1");
    }
    assertThat(TraceContext.parse(PARENT, state.toString()).orElseThrow().state()).isNotEmpty();
    state.append(",b=1");
    assertThat(TraceContext.parse(PARENT, state.toString()).orElseThrow().state()).isEmpty();
  }

  @Test
  void aChildStaysInTheTrace() {
    TraceContext parent = TraceContext.parse(PARENT, "congo=1").orElseThrow();
    TraceContext child = parent.child(new Random(1));
    assertThat(child.traceId()).isEqualTo(TRACE);
    assertThat(child.state()).isEqualTo("congo=1");
    assertThat(child.spanId()).isNotEqualTo(SPAN);
  }

  @Test
  void aFreshOneCanBeReadByOthers() {
    TraceContext fresh = TraceContext.fresh(new Random(2));
    assertThat(TraceContext.parse(fresh.parent(), "")).hasValue(fresh);
    assertThat(TraceContext.fresh(new Random(3)).traceId()).isNotEqualTo(fresh.traceId());
  }

  @Test
  void whatALogCarriesIsTheWholeOfIt() {
    TraceContext trace = TraceContext.parse(PARENT, "congo=1").orElseThrow();
    Map<String, String> fields = trace.fields();
    assertThat(fields).containsEntry("trace_id", TRACE).containsEntry("span_id", SPAN);
    assertThat(TraceContext.ofFields(fields::get)).hasValue(trace);
    assertThat(TraceContext.ofFields(name -> null)).isEmpty();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TraceContext("xyz", SPAN, true, ""))
        .withMessageContaining("xyz");
  }
}
