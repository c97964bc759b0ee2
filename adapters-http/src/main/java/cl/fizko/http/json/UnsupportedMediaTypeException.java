package cl.fizko.http.json;

/** A request says that its body is something else than JSON in UTF-8. */
public final class UnsupportedMediaTypeException extends RuntimeException {}
