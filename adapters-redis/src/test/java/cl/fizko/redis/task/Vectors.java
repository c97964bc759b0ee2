package cl.fizko.redis.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was captured from real Celery processes; see {@code vectors/README.md}. */
public final class Vectors {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Vectors() {}

  /** The files of a folder. */
  public static List<Path> files(String folder) {
    try (Stream<Path> files =
        Files.list(
            Path.of(
                Objects.requireNonNull(Vectors.class.getResource("/vectors/" + folder)).toURI()))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file. */
  public static JsonNode read(Path file) {
    return JSON.readTree(file.toFile());
  }

  /** A file, by its name without its ending. */
  public static JsonNode read(String name) {
    return JSON.readTree(Vectors.class.getResourceAsStream("/vectors/" + name + ".json"));
  }

  /** The captured texts of a file. */
  public static List<String> raw(JsonNode vector) {
    JsonNode raw = vector.path("raw");
    if (raw.isString()) {
      return List.of(raw.stringValue());
    }
    List<String> texts = new ArrayList<>();
    raw.forEach(each -> texts.add(each.isString() ? each.stringValue() : each.toString()));
    return texts;
  }

  /** A text as a tree. */
  public static JsonNode tree(String json) {
    return JSON.readTree(json);
  }
}
