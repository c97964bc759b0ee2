package cl.fizko.boot.settings;

/** What a process is started as. */
public enum Role {
  WEB,
  WORKER,
  BEAT
}
