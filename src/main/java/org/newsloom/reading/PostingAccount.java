package org.newsloom.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.newsloom.article.Article;
import org.newsloom.mime.Parameters;

/**
 * Where an article was posted, and by which account there: what stays the same when somebody
 * changes the name in From.
 */
public final class PostingAccount {
  private static final int MAX_LENGTH = 200;

  /** Says nothing of who it was. */
  private static final Pattern NOBODY =
      Pattern.compile("localhost|127\\.[0-9.]+|::1|0\\.0\\.0\\.0|unknown|none|");

  private PostingAccount() {}

  /**
   * The server that took the article, {@code !}, and its account or else the host that it came from
   * (Injection-Info, RFC 5536 section 3.2.8); of old articles NNTP-Posting-Host alone. Empty where
   * the article does not say. Letter case does not count, so all letters are small.
   */
  public static Optional<String> of(Article article) {
    return article
        .header("Injection-Info")
        .flatMap(PostingAccount::ofInjectionInfo)
        .or(() -> article.header("NNTP-Posting-Host").flatMap(host -> named("", host)));
  }

  private static Optional<String> ofInjectionInfo(String value) {
    byte[] octets = value.getBytes(UTF_8);
    Parameters info = Parameters.decode(octets, 0, octets.length, "Injection-Info", UTF_8);
    return info.param("posting-account")
        .flatMap(account -> named(info.value(), account))
        .or(() -> info.param("posting-host").flatMap(host -> named(info.value(), host)));
  }

  private static Optional<String> named(String server, String name) {
    String who = name.strip().toLowerCase(Locale.ROOT);
    if (NOBODY.matcher(who).matches()) {
      return Optional.empty();
    }
    String all = server.strip().toLowerCase(Locale.ROOT) + "!" + who;
    return Optional.of(all.substring(0, Math.min(MAX_LENGTH, all.length())));
  }
}
