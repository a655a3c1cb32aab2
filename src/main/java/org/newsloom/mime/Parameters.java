package org.newsloom.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.newsloom.article.Defect;

/**
 * A value with parameters, such as Content-Type and Content-Disposition have (RFC 2045 section 5.1,
 * RFC 2231, and the encoded words that RFC 2047 forbids there).
 *
 * @param value what stands before the first semicolon
 * @param params values by name in lower case, in their order
 * @param guessed values of other names, which were written in a way that gives them none by the
 *     letter, such as pieces without the first one, or a charset that nobody knows
 * @param defects what had to be mended
 */
public record Parameters(
    String value, Map<String, String> params, Map<String, String> guessed, List<Defect> defects) {
  /** More pieces than any honest field has. */
  private static final int MAX_PIECES = 1_000;

  private static final int MAX_FILE_NAME = 120;

  /** Takes copies. */
  public Parameters {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    guessed = Collections.unmodifiableMap(new LinkedHashMap<>(guessed));
    defects = List.copyOf(defects);
  }

  /** The parameter of that name; names do not heed case. */
  public Optional<String> param(String name) {
    return Optional.ofNullable(params.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The same, or else what it was probably meant to be. */
  public Optional<String> likely(String name) {
    return param(name).or(() -> Optional.ofNullable(guessed.get(name.toLowerCase(Locale.ROOT))));
  }

  /**
   * Reads a value.
   *
   * @param octets the array that holds the value
   * @param from index of its first octet
   * @param to index after its last octet
   * @param where the field's name, for defects
   * @param fallback how octets beyond ASCII are read that tell nothing of themselves
   */
  public static Parameters decode(byte[] octets, int from, int to, String where, Charset fallback) {
    return new Reading(Unfolding.unfold(octets, from, to), where, fallback).read();
  }

  /**
   * A file name that is safe to write on any system: no path, no control or reserved characters,
   * nothing that turns the direction of writing and so hides the true ending, at most {@value
   * #MAX_FILE_NAME} characters; {@code attachment} where nothing is left.
   */
  public static String safeFileName(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder safe = new StringBuilder(last.length());
    SafeText.of(last)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .map(c -> "<>:\"|?*".indexOf(c) >= 0 || (c >= 0x2400 && c < 0x2440) ? '_' : c)
        .forEach(safe::appendCodePoint);
    String text = withoutDots(safe.toString());
    if (text.matches("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?")) {
      text = "_" + text;
    }
    return text.isEmpty() ? "attachment" : shortened(text);
  }

  /** Takes dots and blanks off both ends. */
  private static String withoutDots(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && isDotOrBlank(name.charAt(from))) {
      from++;
    }
    while (to > from && isDotOrBlank(name.charAt(to - 1))) {
      to--;
    }
    return name.substring(from, to);
  }

  private static boolean isDotOrBlank(char c) {
    return c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static String shortened(String name) {
    if (name.length() <= MAX_FILE_NAME) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    int end = MAX_FILE_NAME - ending.length();
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + ending;
  }

  /**
   * One {@code name*number*=value}.
   *
   * @param extended whether percent signs begin escapes
   */
  private record Piece(String value, boolean extended) {}

  /** One value being read. */
  private static final class Reading {
    /** The place of a piece that is the whole value. */
    private static final int WHOLE = -1;

    private final byte[] octets;
    private final String line;
    private final String where;
    private final Charset fallback;
    private final EncodedWords words;
    private final List<Defect> defects = new ArrayList<>();

    /** Values by name: plain, extended, in pieces. The later of these kinds is the better one. */
    private final Map<String, String> plain = new LinkedHashMap<>();

    private final Map<String, String> extended = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Piece>> pieces = new LinkedHashMap<>();

    /** All of those that have a number or a star, however it is written. */
    private final Map<String, NavigableMap<Integer, Piece>> loose = new LinkedHashMap<>();

    /** Names of which one number came twice or was none: later pieces belong to something else. */
    private final Set<String> closed = new HashSet<>();

    private final Map<String, String> params = new LinkedHashMap<>();
    private int at;

    Reading(byte[] octets, String where, Charset fallback) {
      this.octets = octets;
      this.line = new String(octets, StandardCharsets.ISO_8859_1);
      this.where = where;
      this.fallback = fallback;
      this.words = new EncodedWords(fallback);
    }

    Parameters read() {
      String value = firstWord(text(withoutComments(untilSemicolon())).strip());
      for (int count = 0; at < line.length() && count < MAX_PIECES; count++) {
        at++; // the semicolon
        parameter();
      }
      List<String> names = new ArrayList<>();
      for (Map<String, ?> map : List.of(plain, pieces, extended)) {
        map.keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
      }
      names.forEach(name -> best(name).ifPresent(best -> params.put(name, best)));
      Map<String, String> guessed = new LinkedHashMap<>();
      loose.forEach((name, all) -> {
        if (!params.containsKey(name)) {
          guessed.put(name, guess(all));
        }
      });
      return new Parameters(value, params, guessed, defects);
    }

    private String firstWord(String value) {
      int blank = value.indexOf(' ');
      if (blank < 0) {
        return value;
      }
      complain("more than one word before the parameters");
      return value.substring(0, blank);
    }

    /** An empty value is one where nothing better is. */
    private Optional<String> best(String name) {
      Optional<String> whole =
          Optional.ofNullable(extended.get(name)).flatMap(value -> extended(name, value));
      if (isText(whole)) {
        return whole;
      }
      Optional<String> joined =
          pieces.containsKey(name) ? joined(pieces.getOrDefault(name, Map.of())) : Optional.empty();
      if (isText(joined)) {
        return joined;
      }
      Optional<String> simple = Optional.ofNullable(plain.get(name)).map(this::text);
      return isText(simple) ? simple : whole.or(() -> joined).or(() -> simple);
    }

    private static boolean isText(Optional<String> value) {
      return value.isPresent() && !value.get().isEmpty();
    }

    private void parameter() {
      int equals = at;
      while (equals < line.length() && line.charAt(equals) != '=' && line.charAt(equals) != ';') {
        equals++;
      }
      if (equals == line.length() || line.charAt(equals) == ';') {
        if (!line.substring(at, equals).isBlank()) {
          complain("parameter without a value");
        }
        at = equals;
        return;
      }
      String name = withoutComments(line.substring(at, equals)).strip().toLowerCase(Locale.ROOT);
      at = equals + 1;
      keep(name, value());
    }

    private void keep(String name, String value) {
      int star = name.indexOf('*');
      if (star < 0) {
        boolean doubled = name.isEmpty() || plain.putIfAbsent(name, value) != null;
        if (doubled) {
          complain("parameter given twice");
        }
        return;
      }
      String base = name.substring(0, star);
      String rest = name.substring(star + 1);
      keepLoosely(base.strip(), rest.replace(" ", ""), value);
      if (base.isEmpty() || base.endsWith(" ")) {
        complain("parameter with a broken name");
      } else if (rest.isEmpty()) {
        extended.putIfAbsent(base, value);
      } else if (rest.matches("(0|[1-9][0-9]{0,2})\\*?")) {
        boolean escaped = rest.endsWith("*");
        int number = Integer.parseInt(escaped ? rest.substring(0, rest.length() - 1) : rest);
        piece(base, number, new Piece(value, escaped));
      } else {
        closed.add(base);
        complain("parameter with a broken name");
      }
    }

    private void keepLoosely(String name, String rest, String value) {
      if (!name.isEmpty() && rest.matches("[0-9]{0,4}\\*?")) {
        String number = rest.replace("*", "");
        boolean escaped = number.isEmpty() || rest.endsWith("*");
        loose
            .computeIfAbsent(name, _ -> new TreeMap<>())
            .putIfAbsent(
                number.isEmpty() ? WHOLE : Integer.parseInt(number), new Piece(value, escaped));
      }
    }

    private void piece(String name, int number, Piece piece) {
      if (closed.contains(name)) {
        return;
      }
      if (pieces.computeIfAbsent(name, _ -> new TreeMap<>()).putIfAbsent(number, piece) != null) {
        complain("a piece of a parameter given twice");
        closed.add(name);
      }
    }

    /** Reads a quoted string or a token; leaves the index at the next semicolon or at the end. */
    private String value() {
      while (at < line.length() && line.charAt(at) == ' ') {
        at++;
      }
      if (at >= line.length() || line.charAt(at) != '"') {
        return token();
      }
      StringBuilder value = new StringBuilder();
      at++;
      while (at < line.length() && line.charAt(at) != '"') {
        if (line.charAt(at) == '\\' && ++at == line.length()) {
          break;
        }
        value.append(line.charAt(at++));
      }
      if (at >= line.length()) {
        complain("quotation mark without its partner");
      }
      at = Math.min(at + 1, line.length());
      untilSemicolon();
      return value.toString();
    }

    private String token() {
      String all = withoutComments(untilSemicolon()).strip();
      int blank = all.indexOf(' ');
      // "name=my file.txt" has lost its quotes; "a=b c=d" has lost its semicolon.
      if (blank >= 0 && !all.startsWith("=?")) {
        complain("blank in a value without quotes");
        return all.indexOf('=', blank) < 0 ? all : all.substring(0, blank);
      }
      return all;
    }

    private String untilSemicolon() {
      int start = at;
      while (at < line.length() && line.charAt(at) != ';') {
        int word = line.charAt(at) == '=' ? EncodedWord.endOfWord(octets, at) : -1;
        at = Math.max(at + 1, word);
      }
      return line.substring(start, at);
    }

    /** Takes out comments that a blank or the beginning stands before. */
    private static String withoutComments(String text) {
      if (text.indexOf('(') < 0) {
        return text;
      }
      StringBuilder rest = new StringBuilder(text.length());
      int depth = 0;
      int lastClose = text.lastIndexOf(')');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean begins = c == '(' && (depth > 0 || i == 0 || text.charAt(i - 1) == ' ');
        if (begins && i < lastClose) {
          depth++;
        } else if (c == ')' && depth > 0) {
          depth--;
        } else if (depth == 0) {
          rest.append(c);
        }
      }
      return rest.toString();
    }

    // ---- RFC 2231

    private Optional<String> extended(String name, String value) {
      int first = value.indexOf('\'');
      if (first < 0) {
        complain("extended parameter without a charset");
        return Optional.empty();
      }
      int second = value.indexOf('\'', first + 1);
      Optional<Charset> charset = charset(value.substring(0, first));
      if (charset.isEmpty()) {
        return Optional.empty();
      }
      byte[] octets = percent(value.substring((second < 0 ? first : second) + 1));
      Optional<String> label = Optional.of(value.substring(0, first));
      if (isAsciiOnly(label.get()) && !Charsets.isAscii(octets, 0, octets.length)) {
        complain("extended parameter that is not in its charset");
        return Optional.of(detected(octets, label));
      }
      String text = read(charset.get(), octets);
      if (text.indexOf('\ufffd') < 0) {
        return Optional.of(text);
      }
      complain("extended parameter that is not in its charset");
      return plain.containsKey(name) ? Optional.empty() : Optional.of(detected(octets, label));
    }

    private static boolean isAsciiOnly(String label) {
      String plain = label.strip().toLowerCase(Locale.ROOT);
      return plain.equals("us-ascii") || plain.equals("ascii");
    }

    private String detected(byte[] octets, Optional<String> label) {
      return SafeText.of(Charsets.decode(octets, 0, octets.length, label, fallback).text());
    }

    /** What was probably meant: the whole, else the pieces that there are, one after the other. */
    private String guess(NavigableMap<Integer, Piece> all) {
      Piece whole = all.get(WHOLE);
      if (whole == null) {
        return text(List.copyOf(all.values()));
      }
      String value = whole.value;
      int first = value.indexOf('\'');
      int second = value.indexOf('\'', first + 1);
      Optional<String> label =
          first < 0 ? Optional.empty() : Optional.of(value.substring(0, first));
      boolean labelled =
          label.isPresent()
              && (second >= 0
                  || label.get().isEmpty()
                  || Charsets.forLabel(label.get()).isPresent());
      return detected(
          percent(labelled ? value.substring((second < 0 ? first : second) + 1) : value),
          label.filter(text -> labelled && !text.isEmpty()));
    }

    private Optional<Charset> charset(String label) {
      Optional<Charset> charset = Charsets.forLabel(label);
      if (charset.isEmpty()) {
        complain("unknown charset " + Charsets.shown(label));
      }
      return charset;
    }

    private Optional<String> joined(Map<Integer, Piece> numbered) {
      List<Piece> unbroken = new ArrayList<>();
      for (Map.Entry<Integer, Piece> entry : numbered.entrySet()) {
        if (entry.getKey() != unbroken.size()) {
          complain("a piece of a parameter is missing");
          break;
        }
        unbroken.add(entry.getValue());
      }
      return unbroken.isEmpty() ? Optional.empty() : Optional.of(text(unbroken));
    }

    /** Pieces one after the other; the charset stands in the first. */
    private String text(List<Piece> inOrder) {
      ByteArrayOutputStream octets = new ByteArrayOutputStream();
      Optional<String> label = Optional.empty();
      boolean escaped = false;
      for (int i = 0; i < inOrder.size(); i++) {
        Piece piece = inOrder.get(i);
        String value = piece.value;
        if (i == 0 && piece.extended && value.indexOf('\'') >= 0) {
          int first = value.indexOf('\'');
          label = Optional.of(value.substring(0, first)).filter(text -> !text.isEmpty());
          int second = value.indexOf('\'', first + 1);
          value = value.substring((second < 0 ? first : second) + 1);
        }
        escaped |= piece.extended;
        octets.writeBytes(
            piece.extended ? percent(value) : value.getBytes(StandardCharsets.ISO_8859_1));
      }
      byte[] all = octets.toByteArray();
      if (!escaped) {
        return text(new String(all, StandardCharsets.ISO_8859_1));
      }
      Optional<Charset> charset = label.flatMap(this::charset);
      return charset.isPresent() ? read(charset.get(), all) : detected(all, Optional.empty());
    }

    private static String read(Charset charset, byte[] octets) {
      return SafeText.of(Charsets.decodeLeniently(charset, octets, 0, octets.length));
    }

    private static byte[] percent(String value) {
      ByteArrayOutputStream octets = new ByteArrayOutputStream(value.length());
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
        int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
        if (c == '%' && high >= 0 && low >= 0) {
          octets.write(high << 4 | low);
          i += 2;
        } else {
          octets.write(c);
        }
      }
      return octets.toByteArray();
    }

    private String text(String latin) {
      byte[] octets = latin.getBytes(StandardCharsets.ISO_8859_1);
      return words.decode(octets, 0, octets.length, where, defects);
    }

    private void complain(String what) {
      new Complaints(where, defects).add(what);
    }
  }
}
