package org.newsloom.mime;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the Content fields of an entity say (RFC 2045, RFC 2183), with the defaults where they say
 * nothing or nonsense.
 *
 * @param type media type in lower case
 * @param parameters of Content-Type, names in lower case
 * @param encoding Content-Transfer-Encoding as written, or empty
 * @param isAttachment whether it is not meant to be read in place
 * @param name file name made safe, or empty
 * @param id Content-ID without brackets
 * @param isLeftOver whether it is a multipart without parts, read as a text, or a part behind the
 *     end of one
 */
record ContentFields(
    String type,
    Map<String, String> parameters,
    String encoding,
    boolean isAttachment,
    String name,
    Optional<String> id,
    boolean isLeftOver) {
  private static final int MAX_BOUNDARY = 16_000;
  private static final int MAX_NAME = 1_000;

  ContentFields {
    parameters = Map.copyOf(parameters);
  }

  static ContentFields of(HeaderBlock header, String defaultType, String where, Defects defects) {
    Parameters contentType = parameters(header, "Content-Type");
    Parameters disposition = parameters(header, "Content-Disposition");
    String rawType = value(header, "Content-Type");
    String told = name(contentType, disposition);
    String leaf = told.substring(Math.max(0, told.length() - MAX_NAME));
    return new ContentFields(
        type(rawType, defaultType, where, defects),
        likely(contentType),
        value(header, "Content-Transfer-Encoding"),
        first(value(header, "Content-Disposition")).equals("attachment"),
        leaf.isEmpty() ? "" : Parameters.safeFileName(leaf),
        header.first("Content-ID").map(field -> bare(field.raw())),
        false);
  }

  /**
   * The name by the letter (RFC 2183 section 2.3), else what was probably meant as one. Programs
   * put it under the other field's word too.
   */
  private static String name(Parameters contentType, Parameters disposition) {
    return Stream.of(
            disposition.param("filename"),
            contentType.param("name"),
            disposition.likely("filename"),
            contentType.likely("name"),
            contentType.likely("filename"),
            disposition.likely("name"))
        .flatMap(Optional::stream)
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> likely(Parameters parameters) {
    Map<String, String> all = new LinkedHashMap<>(parameters.guessed());
    all.putAll(parameters.params());
    return all;
  }

  private static Parameters parameters(HeaderBlock header, String name) {
    byte[] octets = header.first(name).map(HeaderBlock.Field::octets).orElse(new byte[0]);
    return Parameters.decode(octets, 0, octets.length, name, Charsets.WINDOWS_1252);
  }

  private static String value(HeaderBlock header, String name) {
    return header.first(name).map(HeaderBlock.Field::raw).orElse("");
  }

  boolean isMultipart() {
    return type.startsWith("multipart/");
  }

  boolean isMessage() {
    return type.equals("message/rfc822")
        || type.equals("message/news")
        || type.equals("message/global");
  }

  /** The same entity read as a text, for a multipart that has no parts. */
  ContentFields asText() {
    return new ContentFields("text/plain", parameters, encoding, false, name, id, true);
  }

  /** The same of something that stands where no part should be. */
  ContentFields leftOver() {
    return new ContentFields(type, parameters, encoding, isAttachment, name, id, true);
  }

  /** The type of a part that does not say one (RFC 2046 section 5.1.5). */
  String typeOfParts() {
    return type.equals("multipart/digest") ? "message/rfc822" : "text/plain";
  }

  /** The boundary as it is written: blanks at its end, which are not allowed, are part of it. */
  Optional<String> boundary() {
    return Optional.ofNullable(parameters.get("boundary"))
        .filter(boundary -> !boundary.isBlank() && boundary.length() <= MAX_BOUNDARY);
  }

  Optional<String> charset() {
    return Optional.ofNullable(parameters.get("charset")).filter(label -> !label.isBlank());
  }

  boolean isEnriched() {
    return type.equals("text/enriched") || type.equals("text/richtext");
  }

  boolean isFlowed() {
    return "flowed".equalsIgnoreCase(parameters.getOrDefault("format", "").strip());
  }

  boolean isDelSp() {
    return "yes".equalsIgnoreCase(parameters.getOrDefault("delsp", "").strip());
  }

  /** The Content-ID of the part that a multipart/related begins with (RFC 2387). */
  Optional<String> start() {
    return Optional.ofNullable(parameters.get("start")).map(ContentFields::bare);
  }

  private static String bare(String id) {
    String plain = id.strip();
    return plain.startsWith("<") && plain.endsWith(">") && plain.length() > 1
        ? plain.substring(1, plain.length() - 1)
        : plain;
  }

  private static String type(String raw, String defaultType, String where, Defects defects) {
    String type = first(raw);
    if (raw.isEmpty()) {
      return defaultType;
    }
    if (type.equals("text") || type.equals("text/")) {
      return "text/plain";
    }
    int slash = type.indexOf('/');
    boolean sound =
        slash > 0
            && slash < type.length() - 1
            && type.length() <= 120
            && type.chars().allMatch(c -> c > 0x20 && c < 0x7f && "<>@,:\\\"[]?=".indexOf(c) < 0);
    if (!sound) {
      defects.add(where, "Content-Type is none: " + Texts.shown(raw, 40));
      return defaultType;
    }
    return type;
  }

  /** The value before its parameters, in lower case, comments and blanks left out. */
  private static String first(String raw) {
    StringBuilder value = new StringBuilder();
    int comments = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '(') {
        comments++;
      } else if (c == ')' && comments > 0) {
        comments--;
      } else if (comments == 0 && c == ';') {
        break;
      } else if (comments == 0 && c != ' ' && c != '\t' && c != '"') {
        value.append(c);
      }
    }
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
