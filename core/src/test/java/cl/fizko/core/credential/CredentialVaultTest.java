package cl.fizko.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cl.fizko.core.credential.CredentialUse.Action;
import cl.fizko.core.credential.Rewrapping.Progress;
import cl.fizko.core.credential.port.InMemoryCredentialCipher;
import cl.fizko.core.credential.port.InMemoryCredentialUses;
import cl.fizko.core.credential.port.InMemoryCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class CredentialVaultTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2025-11-03T12:00:00Z"));
  private static final Binding OURS = password(1);

  private final InMemoryCredentials credentials = new InMemoryCredentials();
  private final InMemoryCredentialUses uses = new InMemoryCredentialUses();
  private final CredentialVault vault = vault(new InMemoryCredentialCipher(Map.of(1, key(1)), 1));

  @Test
  void aSecretGoesInAndIsUsedInside() {
    store(vault, OURS, "Clave-1");
    assertThat(vault.holds(OURS)).isTrue();
    assertThat(read(vault, OURS)).isEqualTo("Clave-1");
  }

  @Test
  void whatWasStoredIsWipedAtItsSource() {
    SecretBytes secret = SecretBytes.taking("Clave-1".toCharArray());
    vault.store(OURS, secret, "user-1", "entered");
    assertThatThrownBy(() -> secret.reveal(bytes -> bytes.length))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyUseIsWrittenDown() {
    store(vault, OURS, "Clave-1");
    read(vault, OURS);
    vault.remove(OURS, "user-1", "revoked");
    assertThat(uses.newest(OURS.company(), 10))
        .extracting(CredentialUse::action)
        .containsExactly(Action.REMOVED, Action.USED, Action.STORED);
    assertThat(uses.newest(OURS.company(), 2).getLast())
        .isEqualTo(
            new CredentialUse(
                OURS, Action.USED, "worker-1", "sii.sync_documents 202511", CLOCK.instant()));
  }

  @Test
  void aUseThatFailsIsWrittenDownAsWell() {
    store(vault, OURS, "Clave-1");
    CredentialVault stranger = vault(new InMemoryCredentialCipher(Map.of(2, key(2)), 2));
    assertThatThrownBy(() -> read(stranger, OURS)).isInstanceOf(UnreadableSecretException.class);
    assertThat(uses.newest(OURS.company(), 1))
        .extracting(CredentialUse::action)
        .containsExactly(Action.USED);
  }

  @Test
  void whatWasNeverStoredIsToldWithoutAUse() {
    assertThatThrownBy(() -> read(vault, OURS))
        .isInstanceOf(NoSuchCredentialException.class)
        .hasMessageContaining("sii-password");
    assertThat(vault.remove(OURS, "user-1", "revoked")).isFalse();
    assertThat(uses.newest(OURS.company(), 10)).isEmpty();
  }

  /** Weakness 8: a password was bound to no company. */
  @Test
  void aRowMovedToAnotherCompanyStaysShut() {
    store(vault, OURS, "Clave-1");
    Binding theirs = password(2);
    credentials.save(theirs, credentials.find(OURS).orElseThrow());
    assertThatThrownBy(() -> read(vault, theirs))
        .isInstanceOfSatisfying(
            UnreadableSecretException.class,
            e -> assertThat(e.reason()).isEqualTo(UnreadableSecretException.Reason.WRONG_OWNER));
  }

  @Test
  void aReasonMustBeGiven() {
    assertThatThrownBy(() -> vault.store(OURS, SecretBytes.taking(new char[] {'x'}), "user-1", " "))
        .hasMessageContaining("reason");
    assertThat(vault.holds(OURS)).isFalse();
  }

  /** Weakness 8: to change a key was to lose every password. */
  @Test
  void allIsEncryptedAnewWhileItIsRead() throws Exception {
    for (int i = 0; i < 100; i++) {
      store(vault, password(i), "Clave-" + i);
    }
    InMemoryCredentialCipher both = new InMemoryCredentialCipher(Map.of(1, key(1), 2, key(2)), 2);
    CredentialVault rotating = vault(both);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> reads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        reads.add(readers.submit(() -> readUntil(rotating, over)));
      }
      Progress progress = rewrapAll(new Rewrapping(both, credentials, 7));
      over.set(true);
      for (Future<Long> each : reads) {
        assertThat(each.get()).isPositive();
      }
      assertThat(progress).isEqualTo(new Progress(100, 100, List.of(), true));
    }
    CredentialVault newKeyAlone = vault(new InMemoryCredentialCipher(Map.of(2, key(2)), 2));
    for (int i = 0; i < 100; i++) {
      assertThat(read(newKeyAlone, password(i))).isEqualTo("Clave-" + i);
    }
    assertThat(rewrapAll(new Rewrapping(both, credentials, 7)).rewrapped()).isZero();
  }

  @Test
  void oneThatCannotBeReadIsToldAndLeftAndTheOthersAreDone() {
    store(vault, password(1), "Clave-1");
    store(vault, password(3), "Clave-3");
    credentials.save(password(2), credentials.find(password(1)).orElseThrow());
    InMemoryCredentialCipher both = new InMemoryCredentialCipher(Map.of(1, key(1), 2, key(2)), 2);
    Progress progress = rewrapAll(new Rewrapping(both, credentials, 1));
    assertThat(progress.seen()).isEqualTo(3);
    assertThat(progress.rewrapped()).isEqualTo(2);
    assertThat(progress.unreadable()).hasSize(1);
  }

  private static Progress rewrapAll(Rewrapping rewrapping) {
    Progress progress = rewrapping.step();
    while (!progress.done()) {
      progress = rewrapping.step();
    }
    return progress;
  }

  private static long readUntil(CredentialVault vault, AtomicBoolean over) {
    long reads = 0;
    do {
      int company = (int) (reads % 100);
      assertThat(read(vault, password(company))).isEqualTo("Clave-" + company);
      reads++;
    } while (!over.get());
    return reads;
  }

  private CredentialVault vault(InMemoryCredentialCipher cipher) {
    return new CredentialVault(cipher, credentials, uses, CLOCK);
  }

  private static void store(CredentialVault vault, Binding binding, String text) {
    vault.store(binding, SecretBytes.taking(text.toCharArray()), "user-1", "entered");
  }

  private static String read(CredentialVault vault, Binding binding) {
    return vault.use(
        binding,
        "worker-1",
        "sii.sync_documents 202511",
        bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static Binding password(int company) {
    return new Binding(new UUID(0, company), Purpose.SII_PASSWORD);
  }

  private static SecretKey key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return new SecretKeySpec(bytes, "AES");
  }
}
