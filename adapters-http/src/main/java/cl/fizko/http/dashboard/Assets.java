package cl.fizko.http.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the dashboard is made of, read once. The version is a hash over all of it and part of
 * every address, so that a browser may keep a file for ever and never shows parts of two versions.
 */
final class Assets {

  private static final int LETTERS_OF_VERSION = 12;

  /** Nothing else is served, whatever is asked for. */
  static final List<String> NAMES =
      List.of(
          "api.js",
          "app.js",
          "base.css",
          "before-paint.js",
          "chart.js",
          "dialog.js",
          "dom.js",
          "en.js",
          "es.js",
          "format.js",
          "i18n.js",
          "json-fields.js",
          "launch.js",
          "list.js",
          "login.js",
          "mark.svg",
          "notices.js",
          "pages/audit.js",
          "pages/letter.js",
          "pages/letters.js",
          "pages/missing.js",
          "pages/overview.js",
          "pages/queue.js",
          "pages/queues.js",
          "pages/schedule-form.js",
          "pages/schedule.js",
          "pages/schedules.js",
          "pages/task.js",
          "pages/tasks.js",
          "pages/tokens.js",
          "pages/workers.js",
          "parts.css",
          "parts.js",
          "preferences.js",
          "pulse.js",
          "router.js",
          "schedule-fields.js",
          "shell.js",
          "stream.js",
          "table.js");

  private final Map<String, Asset> assets;
  private final String version;
  private final String page;

  Assets() {
    Map<String, Asset> read = new LinkedHashMap<>();
    for (String name : NAMES) {
      read.put(name, new Asset(name, read("assets/" + name)));
    }
    byte[] index = read("index.html");
    this.assets = Map.copyOf(read);
    this.version = version(index, List.copyOf(read.values()));
    this.page = new String(index, StandardCharsets.UTF_8).replace("VERSION", version);
  }

  /** Changes whenever any of the files does. */
  String version() {
    return version;
  }

  /** The page that all addresses of the dashboard lead to. */
  String page() {
    return page;
  }

  Optional<Asset> asset(String name) {
    return Optional.ofNullable(assets.get(name));
  }

  private static byte[] read(String name) {
    try (InputStream file = Assets.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the dashboard has no " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version(byte[] index, List<Asset> assets) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(index);
      for (Asset asset : assets) {
        digest.update(asset.name().getBytes(StandardCharsets.UTF_8));
        digest.update(asset.content());
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, LETTERS_OF_VERSION);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
