package cl.fizko.http.page;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Answers with pages, and with files that stand beside a class in the jar. */
public final class Pages {

  private Pages() {}

  /** Answers with a page. */
  public static void html(Context ctx, byte[] html) {
    ctx.header(PageHeaders.CSP_HEADER, PageHeaders.CSP)
        .contentType("text/html; charset=utf-8")
        .result(html);
  }

  /**
   * A handler that answers with a file, which is read once.
   *
   * @param beside the class that the file stands beside
   * @param name ends with {@code .html}, {@code .css} or {@code .js}
   */
  public static Handler file(Class<?> beside, String name) {
    byte[] bytes = read(beside, name);
    String type = type(name);
    return type.startsWith("text/html")
        ? ctx -> html(ctx, bytes)
        : ctx -> ctx.header("Cache-Control", "no-cache").contentType(type).result(bytes);
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      default -> throw new IllegalArgumentException("nobody knows the type of " + name);
    };
  }

  private static byte[] read(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no file " + name + " beside " + beside.getName());
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
