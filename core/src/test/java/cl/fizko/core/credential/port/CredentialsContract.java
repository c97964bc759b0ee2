package cl.fizko.core.credential.port;

import static org.assertj.core.api.Assertions.assertThat;

import cl.fizko.core.credential.Binding;
import cl.fizko.core.credential.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Credentials} promises. */
public abstract class CredentialsContract {

  private static final byte[] ONE = {1, 1, 1};
  private static final byte[] TWO = {2, 2};

  /** Without any credential. */
  protected abstract Credentials credentials();

  /** A company that may have credentials; another one each time. */
  protected abstract UUID company();

  @Test
  void whatIsKeptIsFoundUnderItsBindingAlone() {
    Credentials credentials = credentials();
    Binding password = new Binding(company(), Purpose.SII_PASSWORD);
    credentials.save(password, ONE);
    assertThat(credentials.find(password)).hasValue(ONE);
    assertThat(credentials.find(new Binding(password.company(), Purpose.SII_SESSION))).isEmpty();
    assertThat(credentials.find(new Binding(company(), Purpose.SII_PASSWORD))).isEmpty();
  }

  @Test
  void theLatestTakesThePlaceOfTheOneBefore() {
    Credentials credentials = credentials();
    Binding password = new Binding(company(), Purpose.SII_PASSWORD);
    credentials.save(password, ONE);
    credentials.save(password, TWO);
    assertThat(credentials.find(password)).hasValue(TWO);
    assertThat(credentials.first(10)).containsExactly(password);
  }

  @Test
  void whatIsForgottenIsGone() {
    Credentials credentials = credentials();
    Binding password = new Binding(company(), Purpose.SII_PASSWORD);
    credentials.save(password, ONE);
    assertThat(credentials.remove(password)).isTrue();
    assertThat(credentials.remove(password)).isFalse();
    assertThat(credentials.find(password)).isEmpty();
  }

  @Test
  void onlyTheExpectedOneIsReplaced() {
    Credentials credentials = credentials();
    Binding password = new Binding(company(), Purpose.SII_PASSWORD);
    assertThat(credentials.replace(password, ONE, TWO)).isFalse();
    credentials.save(password, ONE);
    assertThat(credentials.replace(password, TWO, new byte[] {3})).isFalse();
    assertThat(credentials.find(password)).hasValue(ONE);
    assertThat(credentials.replace(password, ONE, TWO)).isTrue();
    assertThat(credentials.find(password)).hasValue(TWO);
  }

  @Test
  void allAreFoundInBatchesOnceEach() {
    Credentials credentials = credentials();
    List<Binding> kept = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      UUID company = company();
      for (Purpose purpose : Purpose.values()) {
        kept.add(new Binding(company, purpose));
        credentials.save(kept.getLast(), ONE);
      }
    }
    List<Binding> found = new ArrayList<>();
    for (List<Binding> batch = credentials.first(3);
        !batch.isEmpty();
        batch = credentials.after(found.getLast(), 3)) {
      assertThat(batch).hasSizeLessThanOrEqualTo(3);
      found.addAll(batch);
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  void theOrderGoesOnFromOneThatIsGone() {
    Credentials credentials = credentials();
    for (int i = 0; i < 4; i++) {
      credentials.save(new Binding(company(), Purpose.SII_PASSWORD), ONE);
    }
    List<Binding> all = credentials.first(10);
    credentials.remove(all.get(1));
    assertThat(credentials.after(all.get(1), 10)).containsExactly(all.get(2), all.get(3));
  }
}
