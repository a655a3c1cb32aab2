package org.newsloom.sync;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Wildmat;
import org.newsloom.nntp.ModeratorAddress;

/** Where a server sends what is posted to moderated newsgroups. */
public final class Moderators {
  /** A server that does not say. */
  public static final Moderators UNKNOWN = of(List.of());

  private static final Pattern PERCENT = Pattern.compile("%(.?)");

  private final List<Rule> rules;

  private record Rule(Wildmat groups, String template) {}

  private Moderators(List<Rule> rules) {
    this.rules = rules;
  }

  static Moderators of(List<ModeratorAddress> lines) {
    return new Moderators(
        lines.stream().map(it -> new Rule(Wildmat.of(it.wildmat()), it.template())).toList());
  }

  /**
   * The address that articles for a moderated newsgroup go to; empty where the server names none.
   */
  public Optional<String> address(Newsgroup group) {
    return rules.stream()
        .filter(rule -> rule.groups().matches(group.name()))
        .findFirst()
        .map(rule -> filled(rule.template(), group));
  }

  /** {@code %s} is the name with dashes for its dots, {@code %%} a percent sign. */
  private static String filled(String template, Newsgroup group) {
    String name = group.name().replace('.', '-');
    return PERCENT
        .matcher(template)
        .replaceAll(found ->
            switch (found.group(1)) {
              case "s" -> Matcher.quoteReplacement(name);
              case "%" -> "%";
              default -> Matcher.quoteReplacement(found.group());
            });
  }
}
