package cl.fizko.http.json;

import cl.fizko.core.task.Nothing;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Reads and writes JSON (RFC 8259). Numbers keep all their digits in both directions. Safe for use
 * by many threads.
 */
public final class Json {

  /** The deepest nesting that is read. */
  public static final int DEEPEST = 100;

  /** The most digits that a number may have. */
  public static final int MOST_DIGITS = 1_000;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(MOST_DIGITS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(
              new SimpleModule("fizko").addSerializer(Nothing.class, new NothingSerializer()))
          .build();

  /**
   * Reads one JSON value: {@code null}, {@link Boolean}, {@link String}, {@link java.util.List},
   * {@link java.util.Map} with text keys, and for numbers {@link Integer}, {@link Long}, {@link
   * java.math.BigInteger} or {@link java.math.BigDecimal}, whichever holds it exactly.
   *
   * @param utf8 the text in UTF-8
   * @throws MalformedJsonException for anything else, an object with a key twice, text with half a
   *     surrogate pair, nesting beyond {@value #DEEPEST} and numbers beyond {@value #MOST_DIGITS}
   *     digits
   */
  public @Nullable Object read(byte[] utf8) {
    String text = decode(utf8);
    if (text.isBlank()) {
      throw new MalformedJsonException("The body is empty; expected a JSON value.");
    }
    Object value = parse(text);
    WholeText.check(value);
    return value;
  }

  /**
   * Writes a value as text; names of record components in snake case, {@link Nothing} as null.
   *
   * @param value a record or a JSON value
   */
  public String write(Object value) {
    return mapper.writeValueAsString(value);
  }

  private @Nullable Object parse(String text) {
    try (JsonParser parser = mapper.createParser(text)) {
      try {
        return mapper.readValue(parser, Object.class);
      } catch (JacksonException e) {
        throw malformed(e.getOriginalMessage(), e.getLocation(), parser);
      } catch (NumberFormatException e) {
        throw malformed(e.getMessage(), null, parser);
      }
    }
  }

  private static MalformedJsonException malformed(
      @Nullable String what, @Nullable TokenStreamLocation told, JsonParser parser) {
    TokenStreamLocation where = told == null ? parser.currentLocation() : told;
    return new MalformedJsonException(
        "%s (line %d, column %d)".formatted(what, where.getLineNr(), where.getColumnNr()));
  }

  private static String decode(byte[] utf8) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(utf8);
    CharBuffer out = CharBuffer.allocate(utf8.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new MalformedJsonException("The body is no UTF-8 at byte " + in.position() + ".");
    }
    return out.flip().toString();
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
