package cl.fizko.core.task;

/** How the end of a delivery was taken. */
public enum Settlement {
  /** The outcome counts. */
  SETTLED,
  /** The lease had gone to somebody else, so nothing of the outcome was kept. */
  LEASE_LOST
}
