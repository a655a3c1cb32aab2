package org.newsloom.ui;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.sync.ServerAccount;

/** Where a news: or nntp: address leads (RFC 5538). */
sealed interface NewsLink {
  /** The server that the address names; empty where it names none, and any will do. */
  Optional<Host> host();

  /** An article. */
  record ToArticle(Optional<Host> host, MessageId id) implements NewsLink {
    ToArticle(MessageId id) {
      this(Optional.empty(), id);
    }
  }

  /** An article by its number, which is one server's own. */
  record ToNumber(Optional<Host> host, Newsgroup group, long number) implements NewsLink {}

  /** A newsgroup. */
  record ToGroup(Optional<Host> host, Newsgroup group) implements NewsLink {
    ToGroup(Newsgroup group) {
      this(Optional.empty(), group);
    }
  }

  /** The newsgroups that fit a pattern. */
  record ToGroups(Optional<Host> host, String wildmat) implements NewsLink {}

  /**
   * A server as an address names it.
   *
   * @param name host name or address, in lower case
   * @param port where the address says it
   */
  record Host(String name, OptionalInt port) {
    private static final Pattern AUTHORITY =
        Pattern.compile("(?:[^@/]*@)?(\\[[0-9a-f:.]+]|[^:/@\\[\\]]+)(?::(\\d{0,5}))?");

    /** Reads {@code host:port}; whatever login stands before it is nobody's business. */
    static Optional<Host> parse(String authority) {
      Matcher found =
          AUTHORITY.matcher(decoded(authority, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
      if (!found.matches()) {
        return Optional.empty();
      }
      String name = found.group(1).replaceAll("[\\[\\]]", "");
      String digits = Objects.requireNonNullElse(found.group(2), "");
      int port = digits.isEmpty() ? 0 : Integer.parseInt(digits);
      if (!ServerAccount.isHost(name) || name.length() > 253 || port > 65_535) {
        return Optional.empty();
      }
      return Optional.of(new Host(name, port == 0 ? OptionalInt.empty() : OptionalInt.of(port)));
    }

    /** The server of the person's that is meant, the one at that port before others. */
    Optional<ServerAccount> among(List<ServerAccount> servers) {
      return servers.stream()
          .filter(server -> server.host().equalsIgnoreCase(name))
          .max(Comparator.comparing(server -> port.equals(OptionalInt.of(server.port()))));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The address of an article, with what a URI does not allow in it escaped (section 2.2). */
  static String to(MessageId id) {
    return "news:"
        + URLEncoder.encode(id.text(), StandardCharsets.ISO_8859_1)
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
            plain.indexOf('@') < 0 ? Optional.empty() : MessageId.typed(id).map(ToArticle::new));
  }

  /** Reads an address; empty where it names nothing of all that. */
  static Optional<NewsLink> parse(String address) {
    int colon = address.indexOf(':');
    if (colon < 0
        || !address.substring(0, colon).toLowerCase(Locale.ROOT).matches("s?news|nntps?")) {
      return Optional.empty();
    }
    String rest = address.substring(colon + 1);
    if (!rest.startsWith("//")) {
      return named(Optional.empty(), rest);
    }
    int slash = rest.indexOf('/', 2);
    String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
    Optional<Host> host = Host.parse(authority);
    if (host.isEmpty() && !authority.isEmpty()) {
      return Optional.empty();
    }
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    String name = path.split("[?#]", 2)[0];
    return name.isEmpty()
        ? host.map(server -> new ToGroups(Optional.of(server), "*"))
        : named(host, name);
  }

  private static Optional<NewsLink> named(Optional<Host> host, String escaped) {
    String name = decoded(escaped, StandardCharsets.UTF_8);
    if (name.indexOf('@') >= 0) {
      // What is escaped are octets, whatever they mean.
      String octets =
          decoded(
              new String(escaped.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
              StandardCharsets.ISO_8859_1);
      return MessageId.parse(octets).map(id -> new ToArticle(host, id));
    }
    if (name.matches("[^\\s/]*[*?][^\\s/]*")) {
      return Optional.of(new ToGroups(host, name));
    }
    String[] parts = name.split("/", 2);
    boolean hasNumber = parts.length == 2 && parts[1].matches("\\d{1,18}");
    return Newsgroup.parse(parts[0])
        .map(group ->
            hasNumber
                ? new ToNumber(host, group, Long.parseLong(parts[1]))
                : new ToGroup(host, group));
  }

  private static String decoded(String text, Charset charset) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), charset);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
