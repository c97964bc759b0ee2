package cl.fizko.postgres.schedule;

import cl.fizko.core.task.Nothing;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** JSON values as text and back. */
final class Fields {

  private final JsonMapper json =
      JsonMapper.builder()
          .addModule(
              new SimpleModule("fizko").addSerializer(Nothing.class, new NothingSerializer()))
          .build();

  String write(Object value) {
    return json.writeValueAsString(value);
  }

  Map<String, Object> object(String text) {
    Map<String, Object> values = new LinkedHashMap<>();
    json.readTree(text)
        .properties()
        .forEach(
            each -> values.put(each.getKey(), json.treeToValue(each.getValue(), Object.class)));
    return values;
  }

  private static final class NothingSerializer extends StdSerializer<Nothing> {

    NothingSerializer() {
      super(Nothing.class);
    }

    @Override
    public void serialize(Nothing value, JsonGenerator out, SerializationContext context) {
      out.writeNull();
    }
  }
}
