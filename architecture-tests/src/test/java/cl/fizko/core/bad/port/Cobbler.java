package cl.fizko.core.bad.port;

/** A good port, for a bad implementation. */
public interface Cobbler {

  /** What it is asked for. */
  String mend();

  /** What belongs to a port may be a record. */
  record Shoe(int size) {}

  /** A callback, which the core may implement. */
  interface Knock {

    /** Somebody is there. */
    void answer();
  }
}
