package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tokens of an address list (RFC 5322 section 3.4, RFC 822 section 6.1), leniently. */
final class AddressTokens {
  /** Tokens past this number are not looked at; no person writes so many addresses. */
  private static final int MAX_TOKENS = 20_000;

  private static final int MAX_OPEN = 20;

  /** Longest domain (RFC 5321 section 4.5.3.1) with its brackets. */
  private static final int MAX_LITERAL = 257;

  /** What a token is. */
  enum Kind {
    /** Characters between blanks and special ones, an encoded word among them. */
    ATOM,
    /** A quoted string; its text is without quotes and backslashes. */
    QUOTED,
    /** A comment; its text is without the outer parentheses. */
    COMMENT,
    /** A domain in square brackets, these included. */
    LITERAL,
    /** One of {@code < > @ , ; : .}. */
    SPECIAL
  }

  /**
   * A token.
   *
   * @param text one char an octet
   * @param spaced whether a blank stood before it
   */
  record Token(Kind kind, String text, boolean spaced) {
    boolean is(char special) {
      return kind == Kind.SPECIAL && text.charAt(0) == special;
    }
  }

  private final byte[] line;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private boolean spaced;

  /** Whether no escape sequence back to ASCII follows, so that nobody looks for one again. */
  private boolean noShiftBack;

  /** How often a parenthesis had no partner; past a few nobody looks for one again. */
  private int openComments;

  /** The same for quotation marks. */
  private int openQuotes;

  private AddressTokens(byte[] line) {
    this.line = line;
  }

  static List<Token> of(byte[] line) {
    AddressTokens reading = new AddressTokens(line);
    reading.read();
    return reading.tokens;
  }

  private void read() {
    while (at < line.length && tokens.size() < MAX_TOKENS) {
      byte b = line[at];
      if (b == ' ') {
        spaced = true;
        at++;
      } else if (b == '"') {
        quoted();
      } else if (b == '(' && openComments < MAX_OPEN) {
        comment();
      } else if (b == '[') {
        literal();
      } else if (isSpecial(b)) {
        add(Kind.SPECIAL, String.valueOf((char) b));
        at++;
      } else {
        atom();
      }
    }
  }

  private void quoted() {
    StringBuilder text = new StringBuilder();
    int i = openQuotes < MAX_OPEN ? at + 1 : line.length;
    while (i < line.length && line[i] != '"') {
      int escape = endOfShift(i);
      if (escape > i) {
        text.append(latin(i, escape));
        i = escape;
        continue;
      }
      if (line[i] == '\\' && i + 1 < line.length) {
        i++;
      }
      text.append((char) (line[i] & 0xff));
      i++;
    }
    if (i >= line.length) {
      openQuotes++;
      at++; // a quote that nothing closes is no quote
      return;
    }
    at = i + 1;
    add(Kind.QUOTED, text.toString());
  }

  private void comment() {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    int i = at + 1;
    while (i < line.length) {
      int opaque = endOfOpaque(i);
      if (opaque > i) {
        text.append(latin(i, opaque));
        i = opaque;
        continue;
      }
      byte b = line[i];
      if (b == '\\' && i + 1 < line.length) {
        b = line[++i];
      } else if (b == '(') {
        depth++;
      } else if (b == ')' && --depth == 0) {
        break;
      }
      text.append((char) (b & 0xff));
      i++;
    }
    boolean closed = i < line.length;
    if (!closed && indexOf('<', at) >= 0) {
      openComments++;
      add(Kind.ATOM, "("); // an address follows: the parenthesis was one of the name's characters
      at++;
      return;
    }
    at = Math.min(line.length, i + 1);
    add(Kind.COMMENT, text.toString());
  }

  private void literal() {
    boolean afterAt = !tokens.isEmpty() && tokens.getLast().is('@');
    int limit = afterAt ? Math.min(line.length, at + MAX_LITERAL) : at;
    int i = at + 1;
    while (i < limit && line[i] != ']' && line[i] != '<' && line[i] != ',') {
      i++;
    }
    if (i < limit && line[i] == ']') {
      String text = latin(at, i + 1);
      at = i + 1;
      add(Kind.LITERAL, text);
    } else {
      atom();
    }
  }

  private void atom() {
    int i = at;
    do {
      int opaque = endOfOpaque(i);
      i = opaque > i ? opaque : i + 1;
    } while (i < line.length
        && line[i] != ' '
        && line[i] != '"'
        && line[i] != '('
        && !isSpecial(line[i]));
    String text = latin(at, i);
    at = i;
    add(Kind.ATOM, text);
  }

  /** Where the encoded word or the ISO-2022 text ends that begins here; else the index itself. */
  private int endOfOpaque(int i) {
    if (line[i] == '=') {
      int end = EncodedWord.endOfWord(line, i);
      return end < 0 ? i : end;
    }
    return endOfShift(i);
  }

  /** Two-octet characters between escape sequences look like ASCII of every kind. */
  private int endOfShift(int i) {
    if (line[i] != 0x1b || i + 2 >= line.length || line[i + 1] != '$') {
      return i;
    }
    for (int k = i + 2; k + 2 < line.length && !noShiftBack; k++) {
      if (line[k] == 0x1b && line[k + 1] == '(') {
        return k + 3;
      }
    }
    noShiftBack = true;
    return i;
  }

  private int indexOf(char wanted, int from) {
    for (int i = from; i < line.length; i++) {
      if (line[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private void add(Kind kind, String text) {
    tokens.add(new Token(kind, text, spaced));
    spaced = false;
  }

  private String latin(int from, int to) {
    return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static boolean isSpecial(byte b) {
    return b == '<' || b == '>' || b == '@' || b == ',' || b == ';' || b == ':' || b == '.';
  }
}
