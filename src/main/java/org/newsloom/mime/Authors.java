package org.newsloom.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Author;
import org.newsloom.article.Defect;
import org.newsloom.mime.AddressTokens.Kind;
import org.newsloom.mime.AddressTokens.Token;

/**
 * Who stands in From, Reply-To and To: {@code Name <address>} (RFC 5322 section 3.4), {@code
 * address (Name)} (RFC 822, RFC 850), lists, groups, and what people really write. No text is lost:
 * what is no address is part of a name.
 */
public final class Authors {
  private final EncodedWords words;

  /**
   * @param fallback how octets beyond ASCII are read that stand outside of words and are not UTF-8
   */
  public Authors(Charset fallback) {
    this.words = new EncodedWords(fallback);
  }

  /** The authors of a value; see {@link EncodedWords#decode} for the parameters. */
  public AuthorList decode(
      byte[] octets, int from, int to, String where, List<? super Defect> defects) {
    byte[] line = Unfolding.unfold(octets, from, to);
    Reading reading = new Reading(AddressTokens.of(line), where, defects);
    return reading.list();
  }

  /** One value being read, token by token. */
  private final class Reading {
    private final List<Token> tokens;
    private final String where;
    private final List<? super Defect> defects;
    private final List<AuthorList.Entry> entries = new ArrayList<>();
    private final List<Author> members = new ArrayList<>();
    private Optional<String> group = Optional.empty();

    /** What stands outside of angle brackets since the last comma. */
    private List<Token> phrase = new ArrayList<>();

    /** What stands inside of the last angle brackets. */
    private Optional<List<Token>> angle = Optional.empty();

    /** An author without an address, to be joined with what follows its comma. */
    private Optional<String> leftName = Optional.empty();

    /** Whether a blank followed the colon of the group. */
    private boolean groupSpaced;

    /** Whether the last author's address stood in angle brackets. */
    private boolean bracketed;

    /** Whether a closing angle bracket came without an opening one since the last comma. */
    private boolean strayBracket;

    Reading(List<Token> tokens, String where, List<? super Defect> defects) {
      this.tokens = tokens;
      this.where = where;
      this.defects = defects;
    }

    AuthorList list() {
      int i = 0;
      while (i < tokens.size()) {
        Token token = tokens.get(i);
        if (token.is('<')) {
          i = angle(i + 1);
          continue;
        }
        if (token.is(',')) {
          author(true);
        } else if (token.is(';')) {
          author(false);
          closeGroup();
        } else if (token.is(':')) {
          openGroup(i + 1 < tokens.size() && tokens.get(i + 1).spaced());
        } else if (token.is('>')) {
          complain("angle bracket without its partner");
          strayBracket = true;
        } else {
          phrase.add(token);
        }
        i++;
      }
      author(false);
      leaveGroup();
      return new AuthorList(entries);
    }

    /** Reads what stands in angle brackets; yields the index after them. */
    private int angle(int from) {
      List<Token> inside = new ArrayList<>();
      int close = from;
      boolean route = from < tokens.size() && tokens.get(from).is('@');
      while (close < tokens.size() && !tokens.get(close).is('>') && !tokens.get(close).is('<')) {
        if (tokens.get(close).is(';') || (tokens.get(close).is(',') && !route)) {
          break;
        }
        inside.add(tokens.get(close++));
      }
      boolean closed = close < tokens.size() && tokens.get(close).is('>');
      if (!closed) {
        complain("angle bracket without its partner");
      }
      angle.ifPresent(this::keepInPhrase);
      angle = Optional.of(inside);
      return closed ? close + 1 : close;
    }

    /** An earlier address becomes part of the name when a second one follows. */
    private void keepInPhrase(List<Token> earlier) {
      if (earlier.isEmpty()) {
        return; // "<<ann@example.org>>"
      }
      complain("more than one address");
      phrase.add(new Token(Kind.ATOM, "<" + addressText(earlier) + ">", true));
    }

    private void openGroup(boolean spaced) {
      if (angle.isPresent()) {
        // "<a@b>:<c@d>": a colon after an address names no group, the last address counts.
        complain("colon after an address");
        angle = Optional.empty();
        return;
      }
      leaveGroup();
      group = Optional.of(name(phrase));
      groupSpaced = spaced;
      phrase = new ArrayList<>();
    }

    /**
     * Ends a group that no semicolon ended. One name and address make none: the colon was one of
     * the name's characters, as in {@code 12:30 Club <ann@example.org>}.
     */
    private void leaveGroup() {
      if (group.isPresent() && members.size() == 1 && bracketed) {
        complain("colon in a name without quotes");
        Author only = members.getFirst();
        String between = only.name().isEmpty() ? "" : groupSpaced ? ": " : ":";
        Author author = new Author(group.get() + between + only.name(), only.address());
        members.clear();
        group = Optional.empty();
        add(author);
      }
      closeGroup();
    }

    private void closeGroup() {
      leftName.ifPresent(name -> add(new Author(name, "")));
      leftName = Optional.empty();
      group.ifPresent(name -> {
        entries.add(new AuthorList.Entry(Optional.of(name), members));
        members.clear();
      });
      group = Optional.empty();
    }

    private void author(boolean comma) {
      if (phrase.isEmpty() && angle.isEmpty()) {
        return;
      }
      List<List<Token>> several = angle.isPresent() ? List.of() : addressesAlone(phrase);
      Author author =
          !several.isEmpty()
              ? new Author("", address(several.getLast()))
              : angle.isPresent() ? named(phrase, angle.get()) : bare(phrase);
      bracketed = angle.isPresent();
      phrase = new ArrayList<>();
      angle = Optional.empty();
      strayBracket = false;
      for (int i = 0; i + 1 < several.size(); i++) {
        add(new Author("", address(several.get(i))));
      }
      if (author.name().isEmpty() && author.address().isEmpty()) {
        return;
      }
      if (author.address().isEmpty() && comma && group.isEmpty()) {
        // "Reader, Ann <ann@example.org>" without the quotes that a comma in a name needs.
        leftName = Optional.of(leftName.map(left -> left + ", ").orElse("") + author.name());
        return;
      }
      if (leftName.isPresent() && !author.name().isEmpty() && group.isEmpty()) {
        complain("comma in a name without quotes");
        author = new Author(leftName.get() + ", " + author.name(), author.address());
      } else {
        leftName.ifPresent(name -> add(new Author(name, "")));
      }
      leftName = Optional.empty();
      add(author);
    }

    private void add(Author author) {
      if (author.address().isEmpty() && group.isEmpty()) {
        complain("no address");
      }
      if (group.isPresent()) {
        members.add(author);
      } else {
        entries.add(new AuthorList.Entry(Optional.empty(), List.of(author)));
      }
    }

    /** Two or more addresses with only blanks between them; empty where it is anything else. */
    private List<List<Token>> addressesAlone(List<Token> list) {
      List<List<Token>> parts = new ArrayList<>();
      int from = 0;
      for (int i = 1; i <= list.size(); i++) {
        if (i == list.size() || isGap(list, i)) {
          if (!isAddress(list.subList(from, i))) {
            return List.of();
          }
          parts.add(list.subList(from, i));
          from = i;
        }
      }
      if (parts.size() < 2) {
        return List.of();
      }
      complain("comma missing between addresses");
      return parts;
    }

    // ---- one author

    private Author named(List<Token> outside, List<Token> inside) {
      String address = address(inside);
      boolean lone = outside.size() == 1 && outside.getFirst().kind() == Kind.COMMENT;
      String name = lone ? text(outside.getFirst().text()) : name(outside);
      name = DisplayNames.of(name);
      if (!address.contains("@") && isAddress(outside)) {
        return new Author(address, address(outside)); // "ann@example.org <Ann Reader>"
      }
      return new Author(name, address);
    }

    private Author bare(List<Token> whole) {
      List<Token> all = withoutStrayParenthesis(whole);
      String comment = "";
      List<Token> rest = withoutComments(all);
      int left = rest.size();
      for (Token token : all) {
        boolean edge = left == rest.size() || left == 0; // comments within an address name nobody
        if (token.kind() != Kind.COMMENT) {
          left--;
        } else if (edge) {
          comment = token.text();
        }
      }
      String commentName = DisplayNames.of(text(comment));
      if (rest.isEmpty()) {
        return new Author(commentName, "");
      }
      Optional<String> hidden = lastAt(rest) < 0 ? addressIn(comment) : Optional.empty();
      if (hidden.isPresent()) {
        complain("address in a comment");
        return new Author(DisplayNames.of(name(rest)), hidden.get());
      }
      int at = lastAt(rest);
      if (at >= 0) {
        int end = endOfFirstAddress(rest);
        if (end < rest.size() && commentName.isEmpty()) {
          complain("name behind an address");
          return new Author(name(behind(all, end)), address(rest.subList(0, end)));
        }
        int start = startOfLastAddress(rest);
        if (start > 0 && commentName.isEmpty()) {
          complain("address without angle brackets");
          String name = DisplayNames.of(name(rest.subList(0, start)));
          return new Author(name, address(rest.subList(start, rest.size())));
        }
        Optional<List<Token>> among = addressAmongWords(rest);
        if (among.isPresent()) {
          complain("more than one address");
          return new Author(name(all), address(among.get()));
        }
        return new Author(commentName, address(rest));
      }
      boolean oneWord = rest.stream().skip(1).noneMatch(Token::spaced);
      boolean path = oneWord && isPath(addressText(rest));
      if (path || (oneWord && !commentName.isEmpty())) {
        return new Author(commentName, address(rest)); // a UUCP path, or a login name of one's own
      }
      return new Author(DisplayNames.of(name(all)), "");
    }

    /** Without a parenthesis at the end that closes a comment a second time. */
    private static List<Token> withoutStrayParenthesis(List<Token> list) {
      int last = list.size() - 1;
      boolean stray =
          last > 0
              && list.get(last).text().equals(")")
              && list.get(last - 1).kind() == Kind.COMMENT;
      return stray ? list.subList(0, last) : list;
    }

    /** What stands outside of comments, which part words as blanks do. */
    private static List<Token> withoutComments(List<Token> list) {
      List<Token> rest = new ArrayList<>();
      boolean parted = false;
      for (Token token : list) {
        if (token.kind() == Kind.COMMENT) {
          parted = true;
        } else {
          rest.add(new Token(token.kind(), token.text(), token.spaced() || parted));
          parted = false;
        }
      }
      return rest;
    }

    /** The tokens behind the first so many that are no comments. */
    private static List<Token> behind(List<Token> list, int count) {
      int at = 0;
      for (int left = count; left > 0; at++) {
        left -= list.get(at).kind() == Kind.COMMENT ? 0 : 1;
      }
      return list.subList(at, list.size());
    }

    /** The first of several plain addresses that have words between them. */
    private static Optional<List<Token>> addressAmongWords(List<Token> list) {
      List<List<Token>> found = new ArrayList<>();
      int from = 0;
      for (int i = 1; i <= list.size(); i++) {
        if (i == list.size() || isGap(list, i)) {
          List<Token> part = list.subList(from, i);
          if (isAddress(part)) {
            found.add(part);
          }
          from = i;
        }
      }
      return found.size() < 2 ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** The address that a comment is, and nothing else: {@code Ann Reader (ann@example.org)}. */
    private Optional<String> addressIn(String comment) {
      List<Token> list = AddressTokens.of(comment.getBytes(StandardCharsets.ISO_8859_1));
      return isAddress(list) ? Optional.of(address(list)) : Optional.empty();
    }

    /** Whether this is a way over hosts, {@code uunet!host!user}. */
    private static boolean isPath(String text) {
      int bang = text.indexOf('!');
      return bang > 0
          && bang < text.length() - 1
          && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static int lastAt(List<Token> list) {
      for (int i = list.size() - 1; i >= 0; i--) {
        if (list.get(i).is('@')) {
          return i;
        }
      }
      return -1;
    }

    /** Index after the plain address at the beginning that has words behind it; else the size. */
    private static int endOfFirstAddress(List<Token> list) {
      int end = 1;
      while (end < list.size() && !isGap(list, end)) {
        end++;
      }
      List<Token> first = list.subList(0, end);
      return isAddress(first) && lastAt(list) < end ? end : list.size();
    }

    /** Index of the plain address at the end that has words before it; else 0. */
    private int startOfLastAddress(List<Token> list) {
      int start = list.size() - 1;
      while (start > 0 && !isGap(list, start)) {
        start--;
      }
      boolean encoded =
          list.subList(0, start).stream().anyMatch(token -> token.text().contains("=?"));
      boolean plain = isAddress(list.subList(start, list.size()));
      return plain && !(encoded && strayBracket) && list.indexOf(list.get(lastAt(list))) >= start
          ? start
          : 0;
    }

    /** Whether a blank here parts two words: blanks around dots and the at sign do not. */
    private static boolean isGap(List<Token> list, int index) {
      Token token = list.get(index);
      Token before = list.get(index - 1);
      return token.spaced() && token.kind() != Kind.SPECIAL && before.kind() != Kind.SPECIAL;
    }

    /** Whether the tokens are one plain address with a dot in its domain. */
    private static boolean isAddress(List<Token> list) {
      int at = lastAt(list);
      if (at < 1 || at == list.size() - 1) {
        return false;
      }
      boolean dot = false;
      int ats = 0;
      for (int i = 0; i < list.size(); i++) {
        Token token = list.get(i);
        ats += token.is('@') ? 1 : 0;
        dot |= i > at && (token.is('.') || token.kind() == Kind.LITERAL);
        if ((i > 0 && isGap(list, i)) || token.kind() == Kind.COMMENT) {
          return false;
        }
      }
      return dot && ats == 1;
    }

    // ---- text

    /** A name: comments keep their parentheses, quotes go, words are decoded. */
    private String name(List<Token> list) {
      StringBuilder name = new StringBuilder();
      for (Token token : list) {
        boolean glued = token.kind() == Kind.ATOM || token.kind() == Kind.SPECIAL;
        boolean afterComment = !name.isEmpty() && name.charAt(name.length() - 1) == ')';
        if (!name.isEmpty() && (token.spaced() || !glued || afterComment)) {
          name.append(' ');
        }
        name.append(token.kind() == Kind.COMMENT ? "(" + token.text() + ")" : token.text());
      }
      return DisplayNames.of(unquoteInComments(list, text(name.toString())));
    }

    /** Quotes inside of a comment of a name only disturb. */
    private static String unquoteInComments(List<Token> list, String name) {
      boolean quotes =
          list.stream().anyMatch(t -> t.kind() == Kind.COMMENT && t.text().indexOf('"') >= 0);
      return quotes ? name.replace("\"", "") : name;
    }

    private String address(List<Token> list) {
      List<Token> plain = new ArrayList<>(list);
      plain.removeIf(token -> token.kind() == Kind.COMMENT);
      if (plain.size() > 2 && plain.get(1).is(':') && isMailto(plain.getFirst())) {
        plain = plain.subList(2, plain.size());
      }
      if (isInSquareBrackets(plain)) {
        plain = withoutSquareBrackets(plain);
      }
      if (!plain.isEmpty() && plain.getFirst().is('@')) {
        // "@relay:ann@example.org" (RFC 822 section 6.1): the route is of no use.
        int colon = 0;
        while (colon < plain.size() && !plain.get(colon).is(':')) {
          colon++;
        }
        if (colon < plain.size()) {
          plain = plain.subList(colon + 1, plain.size());
        }
      }
      int at = lastAt(plain);
      if (at < 0) {
        return DisplayNames.of(text(addressText(plain)));
      }
      List<Token> local = plain.subList(0, at);
      String domain = text(addressText(plain.subList(at + 1, plain.size())));
      // The dot of the root is no part of a name that mail is sent to.
      boolean dot = domain.length() > 1 && domain.endsWith(".");
      return SafeText.of(
          localPart(local) + "@" + (dot ? domain.substring(0, domain.length() - 1) : domain));
    }

    private static boolean isMailto(Token token) {
      return token.text().equalsIgnoreCase("mailto");
    }

    /** {@code [ann@example.org]}, in which nothing is a domain literal. */
    private static boolean isInSquareBrackets(List<Token> list) {
      return list.size() > 2
          && list.getFirst().kind() == Kind.ATOM
          && list.getFirst().text().startsWith("[")
          && list.getLast().kind() == Kind.ATOM
          && list.getLast().text().endsWith("]");
    }

    private static List<Token> withoutSquareBrackets(List<Token> list) {
      List<Token> plain = new ArrayList<>(list);
      Token first = list.getFirst();
      Token last = list.getLast();
      plain.set(0, new Token(first.kind(), first.text().substring(1), first.spaced()));
      String text = last.text().substring(0, last.text().length() - 1);
      plain.set(list.size() - 1, new Token(last.kind(), text, last.spaced()));
      return plain;
    }

    private String localPart(List<Token> local) {
      StringBuilder raw = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < local.size(); i++) {
        Token token = local.get(i);
        if (i > 0 && isGap(local, i)) {
          raw.append(' ');
        }
        quoted |= token.kind() == Kind.QUOTED;
        raw.append(token.text());
      }
      String text = quoted ? text(raw.toString()) : text(raw.toString()).strip();
      quoted |= text.chars().anyMatch(c -> " \"(),:;<>@[\\]".indexOf(c) >= 0);
      return quoted ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : text;
    }

    private static String addressText(List<Token> list) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i).kind() == Kind.COMMENT) {
          continue;
        }
        if (i > 0 && isGap(list, i) && !text.isEmpty()) {
          text.append(' ');
        }
        text.append(list.get(i).text());
      }
      return text.toString();
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
