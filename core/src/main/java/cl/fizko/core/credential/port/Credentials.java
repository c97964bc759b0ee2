package cl.fizko.core.credential.port;

import cl.fizko.core.credential.Binding;
import java.util.List;
import java.util.Optional;

/**
 * Where encrypted credentials lie: at most one for each binding. It never sees a plain text. Safe
 * for threads; each call is done or not done at all.
 */
public interface Credentials {

  /** Keeps a ciphertext in place of the one before. */
  void save(Binding binding, byte[] ciphertext);

  /** Empty where there is none. */
  Optional<byte[]> find(Binding binding);

  /**
   * Forgets one.
   *
   * @return whether there was one
   */
  boolean remove(Binding binding);

  /**
   * Keeps a ciphertext in place of exactly this one.
   *
   * @return false where another has taken its place or it is gone; then nothing has changed
   */
  boolean replace(Binding binding, byte[] expected, byte[] anew);

  /**
   * The first ones of all, by company and then by purpose, in an order that stays.
   *
   * @param most 1 to 1,000
   */
  List<Binding> first(int most);

  /**
   * Those that follow one in the order of {@link #first}, whether or not it is still there.
   *
   * @param most 1 to 1,000
   */
  List<Binding> after(Binding last, int most);
}
