package cl.fizko.boot.cli;

/** The exit codes of all commands. */
final class ExitCode {

  static final int OK = 0;

  /** What was asked for could not be done. */
  static final int FAILED = 1;

  /** The command or the settings are wrong; nothing was done. */
  static final int USAGE = 2;

  /** There is no answer yet. */
  static final int NOT_YET = 3;

  /**
   * The worker has done its share; a fresh process is to take its place (EX_TEMPFAIL of sysexits).
   */
  static final int REPLACE_ME = 75;

  private ExitCode() {}
}
