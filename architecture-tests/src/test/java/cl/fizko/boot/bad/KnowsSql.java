package cl.fizko.boot.bad;

import java.sql.Connection;

/** Holds a connection outside the adapter. */
public record KnowsSql(Connection connection) {}
