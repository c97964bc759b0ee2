package cl.fizko.core.credential;

import cl.fizko.core.credential.port.CredentialCipher;
import cl.fizko.core.credential.port.Credentials;
import java.util.ArrayList;
import java.util.List;

/**
 * Encrypts anew, under the current key, all that older keys have encrypted; reads and writes go on
 * meanwhile. It may be broken off and begun again at any time: what is done stays done.
 */
public final class Rewrapping {

  private final CredentialCipher cipher;
  private final Credentials credentials;
  private final int batch;
  private List<Binding> next;
  private long seen;
  private long rewrapped;
  private final List<UnreadableSecretException> unreadable = new ArrayList<>();

  /**
   * Begins with the first of all.
   *
   * @param batch so many in one step, 1 to 1,000
   */
  public Rewrapping(CredentialCipher cipher, Credentials credentials, int batch) {
    this.cipher = cipher;
    this.credentials = credentials;
    this.batch = batch;
    this.next = credentials.first(batch);
  }

  /** Deals with one batch, and says how far it has come; once all is done, it does nothing. */
  public Progress step() {
    for (Binding binding : next) {
      seen++;
      rewrap(binding);
    }
    if (!next.isEmpty()) {
      next = credentials.after(next.getLast(), batch);
    }
    return new Progress(seen, rewrapped, unreadable, next.isEmpty());
  }

  private void rewrap(Binding binding) {
    byte[] old = credentials.find(binding).orElse(new byte[0]);
    if (old.length == 0) {
      return; // Forgotten meanwhile.
    }
    try {
      if (!cipher.isCurrent(old, binding)) {
        try (SecretBytes secret = cipher.decrypt(old, binding)) {
          // Where another took its place meanwhile, that one is of the current key.
          if (credentials.replace(binding, old, cipher.encrypt(secret, binding))) {
            rewrapped++;
          }
        }
      }
    } catch (UnreadableSecretException e) {
      unreadable.add(e);
    }
  }

  /**
   * How far it has come.
   *
   * @param seen credentials looked at
   * @param rewrapped of these, how many are encrypted anew
   * @param unreadable why others could not be; they are left as they are
   * @param done whether all were looked at
   */
  public record Progress(
      long seen, long rewrapped, List<UnreadableSecretException> unreadable, boolean done) {

    public Progress {
      unreadable = List.copyOf(unreadable);
    }
  }
}
