package cl.fizko.core.health;

/** The state of something that a process depends on. */
public sealed interface Health {

  /** It answers. */
  record Up() implements Health {}

  /**
   * It does not.
   *
   * @param reason why, without any secret
   */
  record Down(String reason) implements Health {}
}
