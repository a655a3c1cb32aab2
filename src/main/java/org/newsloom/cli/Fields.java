package org.newsloom.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** One JSON object in the order in which its fields were put. */
final class Fields {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  /** Puts a field; see {@link #write} for the types. */
  Fields put(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /** Puts all fields of another object. */
  Fields putAll(Fields other) {
    values.putAll(other.values);
    return this;
  }

  /** The object on one line. */
  @Override
  public String toString() {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      write(json, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case Optional<?> optional -> write(json, optional.orElse(null));
      case OptionalInt number when number.isEmpty() -> json.writeNull();
      case OptionalInt number -> json.writeNumber(number.getAsInt());
      case String text -> json.writeString(text);
      case Boolean truth -> json.writeBoolean(truth);
      case Double number -> json.writeNumber(number);
      case Number number -> json.writeNumber(number.longValue());
      case Instant instant -> json.writeString(instant.toString());
      case MessageId id -> json.writeString(id.shown());
      case Newsgroup group -> json.writeString(group.name());
      case byte[] octets -> json.writeString(Base64.getEncoder().encodeToString(octets));
      case Author author ->
          write(json, new Fields().put("name", author.name()).put("address", author.address()));
      case Iterable<?> list -> {
        json.writeStartArray();
        for (Object entry : list) {
          write(json, entry);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case Fields fields -> write(json, fields.values);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }
}
