package cl.fizko.postgres.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.postgres.credential.TinkKeyRing.KeyInfo;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TinkKeyRingTest {

  private static final String HEX =
      "fbfffefdfcfbfaf9f8f7f6f5f4f3f2f1f0efeeedecebeae9e8e7e6e5e4e3e2e1";

  static Stream<String> sameKey() {
    return Stream.of(
        HEX,
        HEX.toUpperCase(Locale.ROOT),
        "+//+/fz7+vn49/b19PPy8fDv7u3s6+rp6Ofm5eTj4uE=",
        "-__-_fz7-vn49_b19PPy8fDv7u3s6-rp6Ofm5eTj4uE=",
        "-__-_fz7-vn49_b19PPy8fDv7u3s6-rp6Ofm5eTj4uE",
        " " + HEX + "\n");
  }

  @ParameterizedTest
  @MethodSource("sameKey")
  void everyFormOfAKeyIsTheSameKey(String text) {
    assertThat(TinkKeyRing.read(text).json()).isEqualTo(TinkKeyRing.read(HEX).json());
  }

  @Test
  void thirtyTwoCharactersAreAKey() {
    TinkKeyRing ring = TinkKeyRing.read("una-clave-de-32-caracteres-12345");
    assertThat(ring.keys()).singleElement().matches(KeyInfo::current);
  }

  static Stream<String> noKeys() {
    return Stream.of(
        "",
        "short",
        "ñ" + "a".repeat(31),
        "z".repeat(64),
        "*".repeat(44),
        "a".repeat(45),
        "{}",
        "{\"primaryKeyId\":1,\"key\":[]}",
        "{\"primaryKeyId\":\"" + "k".repeat(40));
  }

  @ParameterizedTest
  @MethodSource("noKeys")
  void anythingElseIsRefusedWithTheReasonAndWithoutTheKey(String text) {
    assertThatThrownBy(() -> TinkKeyRing.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected")
        .hasMessageContaining("fizko keys generate")
        .satisfies(
            e -> {
              if (!text.isEmpty()) {
                assertThat(e.getMessage()).doesNotContain(text);
              }
            })
        .hasNoCause();
  }

  @Test
  void aKeysetOfOtherKeysIsRefused() {
    String json = TinkKeyRing.generate().json().replace("\"TINK\"", "\"RAW\"");
    assertThatThrownBy(() -> TinkKeyRing.read(json))
        .hasMessageContaining("AES-256-GCM")
        .hasMessageContaining("expected");
  }

  @Test
  void aNewKeyReadsFirstAndEncryptsOnceItIsPromoted() {
    TinkKeyRing old = TinkKeyRing.generate();
    TinkKeyRing added = TinkKeyRing.read(old.withNewKey().json());
    assertThat(added.keys()).extracting(KeyInfo::current).containsExactly(true, false);

    long id = added.keys().getLast().id();
    TinkKeyRing promoted = TinkKeyRing.read(added.promoting(id).json());
    assertThat(promoted.keys()).extracting(KeyInfo::current).containsExactly(false, true);
    assertThat(promoted.keys()).extracting(KeyInfo::id).contains(old.keys().getFirst().id(), id);
  }

  @Test
  void aKeyThatIsNotThereIsNotPromoted() {
    TinkKeyRing ring = TinkKeyRing.generate();
    assertThatThrownBy(() -> ring.promoting(1))
        .hasMessageContaining(Long.toString(ring.keys().getFirst().id()));
  }

  @Test
  void itPrintsNoKey() {
    TinkKeyRing ring = TinkKeyRing.read(HEX);
    assertThat(ring.toString()).contains("id=").doesNotContain("value");
    assertThat(ring.json()).doesNotContain(" ", "\n");
  }
}
