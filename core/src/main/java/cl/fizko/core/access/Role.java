package cl.fizko.core.access;

/** What a caller may do. */
public enum Role {
  /** A person or system that runs Fizko: may see and do everything about its operation. */
  OPERATOR,
  /** A system that may launch tasks and read their state. */
  SERVICE,
  /** A system that may read the metrics, and nothing else. */
  MONITOR,
  /** A signed-in person: may see and do what its companies let it, and nothing elsewhere. */
  MEMBER
}
