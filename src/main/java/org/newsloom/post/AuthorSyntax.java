package org.newsloom.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.newsloom.article.Author;
import org.newsloom.mime.Authors;

/**
 * Reads From and Reply-To as a person writes them: {@code address}, {@code Name <address>} or
 * {@code address (Name)} (RFC 5322 section 3.4; net-keeping rows G12a and G12b). Reading an article
 * forgives much; here what is no address is said, since nobody else would tell the writer.
 */
final class AuthorSyntax {
  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?[!-~&&[^?]]+\\?[bBqQ]\\?[!-~&&[^?]]*\\?=");

  private final String value;
  private int at;

  private AuthorSyntax(String value) {
    this.value = value;
  }

  /** The authors that a value names; what is no author has no address. */
  static List<Author> authors(String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    return new Authors(StandardCharsets.UTF_8)
        .decode(octets, 0, octets.length, "From", new ArrayList<>())
        .authors();
  }

  /** An author as a person would write it, so that {@link #authors} reads it back. */
  static String written(Author author) {
    boolean plain = author.name().chars().noneMatch(c -> "\"\\,:;()<>@".indexOf(c) >= 0);
    return plain
        ? author.toString()
        : new Author(
                '"' + author.name().replace("\\", "\\\\").replace("\"", "\\\"") + '"',
                author.address())
            .toString();
  }

  /** What is wrong with a list of one author or more, as a sentence; empty if nothing is. */
  static Optional<String> problem(String value) {
    if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      return Optional.of("It holds a control character or a line break.");
    }
    AuthorSyntax syntax = new AuthorSyntax(value);
    while (true) {
      Optional<String> problem = syntax.mailbox();
      if (problem.isPresent() || syntax.at >= value.length()) {
        return problem;
      }
      syntax.at++; // the comma
    }
  }

  /** One author up to a comma or the end. */
  private Optional<String> mailbox() {
    StringBuilder outside = new StringBuilder();
    Optional<String> inAngles = Optional.empty();
    while (at < value.length() && value.charAt(at) != ',') {
      char c = value.charAt(at);
      int from = at;
      switch (c) {
        case '"' -> {
          if (!quoted()) {
            return Optional.of("A quotation mark (\") has no partner.");
          }
        }
        case '(' -> {
          if (!comment()) {
            return Optional.of("A parenthesis “(” has no partner.");
          }
          from = at; // a comment is no part of an address
        }
        case '<' -> {
          int close = value.indexOf('>', at);
          if (close < 0 || inAngles.isPresent()) {
            return Optional.of("An angle bracket “<” has no partner.");
          }
          inAngles = Optional.of(value.substring(at + 1, close).strip());
          at = close + 1;
          from = at;
        }
        case '>', ')', ':', ';' -> {
          return Optional.of("“" + c + "” cannot stand there; put the name in quotation marks.");
        }
        default -> at++;
      }
      if (from < at && inAngles.isPresent() && !value.substring(from, at).isBlank()) {
        return Optional.of("There is text behind the address in angle brackets.");
      }
      outside.append(value, from, at);
    }
    if (inAngles.isEmpty()) {
      return AddressCheck.problem(outside.toString().strip());
    }
    Optional<String> inName = inPhrase(outside.toString());
    return inName.isPresent() ? inName : AddressCheck.problem(inAngles.get());
  }

  private static Optional<String> inPhrase(String phrase) {
    for (String word : phrase.strip().split("\\s+", -1)) {
      if (word.startsWith("=?") && !ENCODED_WORD.matcher(word).matches()) {
        return Optional.of("“" + word + "” is a damaged encoded word.");
      }
    }
    return Optional.empty();
  }

  private boolean quoted() {
    for (at++; at < value.length(); at++) {
      if (value.charAt(at) == '\\') {
        at++;
      } else if (value.charAt(at) == '"') {
        at++;
        return true;
      }
    }
    return false;
  }

  private boolean comment() {
    int depth = 0;
    for (; at < value.length(); at++) {
      switch (value.charAt(at)) {
        case '\\' -> at++;
        case '(' -> depth++;
        case ')' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        at++;
        return true;
      }
    }
    return false;
  }
}
