package cl.fizko.boot.bad;

import io.javalin.http.Context;

/** Answers a request outside the adapter. */
public record KnowsJavalin(Context context) {}
