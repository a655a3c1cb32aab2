package org.newsloom.ui;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** Where a news: or nntp: address leads (RFC 5538). */
sealed interface NewsLink {
  /** An article. */
  record ToArticle(MessageId id) implements NewsLink {}

  /** A newsgroup. */
  record ToGroup(Newsgroup group) implements NewsLink {}

  /** The address of an article, with what a URI does not allow in it escaped (section 2.2). */
  static String to(MessageId id) {
    return "news:"
        + URLEncoder.encode(id.text(), StandardCharsets.UTF_8)
            .replace("+", "%20")
            .replace("%40", "@")
            .replace("%24", "$")
            .replace("%2B", "+")
            .replace("%3D", "=");
  }

  /**
   * What a person may type or paste: an address, the one of RFC 2392 for mail too, or a Message-ID
   * with or without its brackets.
   */
  static Optional<NewsLink> typed(String text) {
    String words = text.strip();
    String plain =
        words.regionMatches(true, 0, "mid:", 0, 4) ? "news:" + words.substring(4) : words;
    String id = plain.startsWith("<") ? plain : "<" + plain + ">";
    return parse(plain)
        .or(() ->
            plain.indexOf('@') < 0 ? Optional.empty() : MessageId.parse(id).map(ToArticle::new));
  }

  /** Reads an address; empty where it names neither. */
  static Optional<NewsLink> parse(String address) {
    String rest = address;
    int colon = rest.indexOf(':');
    if (colon < 0 || !rest.substring(0, colon).toLowerCase(Locale.ROOT).matches("s?news|nntps?")) {
      return Optional.empty();
    }
    rest = rest.substring(colon + 1);
    if (rest.startsWith("//")) {
      rest = path(address);
    }
    String name = decoded(rest);
    if (name.indexOf('@') >= 0) {
      String id = name.startsWith("<") ? name : "<" + name + ">";
      return MessageId.parse(id).map(ToArticle::new);
    }
    // nntp://host/group/number: the number is one server's own; the newsgroup is what can be shown.
    int slash = name.indexOf('/');
    return Newsgroup.parse(slash < 0 ? name : name.substring(0, slash)).map(ToGroup::new);
  }

  private static String path(String address) {
    try {
      String path = URI.create(address).getRawPath();
      return path == null || path.length() < 2 ? "" : path.substring(1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
