package cl.fizko.core.idempotency;

/** What is known of a key when a request comes with it. */
public sealed interface Claim {

  /** Nobody has used it: the request is to be done now. */
  record First() implements Claim {}

  /** The same request was done before. */
  record Done(StoredAnswer answer) implements Claim {}

  /** The same request is being done at this moment. */
  record InProgress() implements Claim {}

  /** Another request has used it. */
  record Taken() implements Claim {}
}
