package org.newsloom.mime;

import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newsloom.article.MessageId;

/**
 * A NoCeM notice (as perl-nocem(8) reads them): a list of articles that somebody advises to hide,
 * or to show again. It is worth what the signature around it is worth.
 *
 * @param issuer what it calls its issuer; anybody can write that
 * @param type what kind of articles it lists
 * @param name its own name, {@code Notice-ID}
 * @param hides whether its articles are to be hidden, rather than shown
 * @param ids the articles
 */
public record NocemNotice(
    String issuer, String type, String name, boolean hides, Set<MessageId> ids) {
  /** No notice lists more articles. */
  public static final int MOST_IDS = 10_000;

  private static final String HEADERS = "@@BEGIN NCM HEADERS";
  private static final String BODY = "@@BEGIN NCM BODY";
  private static final String END = "@@END NCM BODY";
  private static final byte[] MARK = HEADERS.getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_LETTERS = 200;
  private static final int MOST_HEADERS = 50;

  /** Takes a copy of the set. */
  public NocemNotice {
    ids = Set.copyOf(ids);
  }

  /** Why something that looks like a notice is none, as a person reads it. */
  public static final class Unreadable extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }
  }

  /** Whether a line of a text begins a notice: a first look. */
  public static boolean mayBeIn(String text) {
    return text.startsWith(HEADERS) || text.contains("\n" + HEADERS);
  }

  /** Whether a line of octets begins a notice: a first look. */
  public static boolean mayBeIn(byte[] octets) {
    for (int i = 0; i + MARK.length <= octets.length; i++) {
      if ((i == 0 || octets[i - 1] == '\n')
          && Arrays.equals(octets, i, i + MARK.length, MARK, 0, MARK.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first notice in octets that were signed, see {@link SignedContent}.
   *
   * @return empty where there is none
   * @throws Unreadable where there is something like one that must not be followed
   */
  public static Optional<NocemNotice> in(byte[] signed) throws Unreadable {
    List<String> lines =
        new String(signed, StandardCharsets.ISO_8859_1).lines().map(String::stripTrailing).toList();
    int headers = lines.indexOf(HEADERS);
    if (headers < 0) {
      return Optional.empty();
    }
    int body = headers + lines.subList(headers, lines.size()).indexOf(BODY);
    int end = headers + lines.subList(headers, lines.size()).indexOf(END);
    if (body < headers || end < body) {
      throw new Unreadable("it has no end");
    }
    Map<String, String> fields = fields(lines.subList(headers + 1, body));
    String action = fields.getOrDefault("action", "").toLowerCase(Locale.ROOT);
    if (!fields.getOrDefault("version", "").matches("0\\.9\\d{0,3}")) {
      throw new Unreadable("it is of another version of NoCeM");
    }
    if (!action.equals("hide") && !action.equals("show")) {
      throw new Unreadable("it asks neither to hide nor to show");
    }
    String type = fields.getOrDefault("type", "");
    if (type.isEmpty()) {
      throw new Unreadable("it has no type");
    }
    return Optional.of(
        new NocemNotice(
            fields.getOrDefault("issuer", ""),
            type,
            fields.getOrDefault("notice-id", ""),
            action.equals("hide"),
            ids(lines.subList(body + 1, end))));
  }

  private static Map<String, String> fields(List<String> lines) throws Unreadable {
    Map<String, String> fields = new HashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        continue;
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).replaceAll("\\p{Cntrl}", " ").strip();
      if (value.length() > MOST_LETTERS || fields.size() == MOST_HEADERS) {
        throw new Unreadable("its headers are too long");
      }
      if (fields.putIfAbsent(name, value) != null) {
        throw new Unreadable("it says “" + name + "” twice");
      }
    }
    return fields;
  }

  /** An identifier at the beginning of each line; lines of newsgroups alone go on with the last. */
  private static Set<MessageId> ids(List<String> lines) throws Unreadable {
    Set<MessageId> ids = new LinkedHashSet<>();
    for (String line : lines) {
      if (!line.startsWith("<")) {
        continue;
      }
      int close = line.indexOf('>');
      Optional<MessageId> id =
          close < 0 || close >= MessageId.MAX_OCTETS
              ? Optional.empty()
              : MessageId.parse(line.substring(0, close + 1));
      id.ifPresent(ids::add);
      if (ids.size() > MOST_IDS) {
        throw new Unreadable("it lists more than 10,000 articles");
      }
    }
    return ids;
  }
}
