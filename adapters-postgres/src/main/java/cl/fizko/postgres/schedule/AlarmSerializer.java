package cl.fizko.postgres.schedule;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what an execution knows as JSON, for people and for later versions to read. */
final class AlarmSerializer implements Serializer {

  private final JsonMapper json = JsonMapper.builder().build();

  @Override
  public byte[] serialize(Object data) {
    return json.writeValueAsBytes(data);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] data) {
    return json.readValue(data, type);
  }
}
