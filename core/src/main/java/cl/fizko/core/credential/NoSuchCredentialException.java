package cl.fizko.core.credential;

/** A company has entrusted us with no such secret. */
public final class NoSuchCredentialException extends RuntimeException {

  NoSuchCredentialException(Binding binding) {
    super("company " + binding.company() + " has stored no " + binding.purpose().word());
  }
}
