package cl.fizko.http.dashboard;

/**
 * A file that the page asks for.
 *
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never handed out but to be sent
record Asset(String name, byte[] content) {

  /** What it is, for browsers. */
  String mediaType() {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("nobody said what " + name + " is");
    };
  }
}
