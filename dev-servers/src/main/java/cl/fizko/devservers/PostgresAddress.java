package cl.fizko.devservers;

import java.net.URI;

/** How to reach the databases of a server on a port of 127.0.0.1. */
record PostgresAddress(int port) {

  static final String USER = "postgres";
  static final String PASSWORD = "postgres";

  URI database(String name) {
    return URI.create("postgresql://" + USER + ":" + PASSWORD + "@127.0.0.1:" + port + "/" + name);
  }
}
