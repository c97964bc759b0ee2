package cl.fizko.postgres;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was captured from sqlalchemy-celery-beat 0.8.4. */
public final class Vectors {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Vectors() {}

  /** What was captured, under the given name. */
  public static JsonNode raw(String name) {
    return JSON.readTree(Vectors.class.getResourceAsStream("/vectors/beat/" + name + ".json"))
        .path("raw");
  }

  /** The library's tables, as SQL. */
  public static String tables() {
    return raw("schema-ddl").asString();
  }

  /** Rows that the library wrote, as SQL. */
  public static List<String> rows() {
    List<String> statements = new ArrayList<>();
    raw("rows").forEach(each -> statements.add(each.asString()));
    return statements;
  }
}
