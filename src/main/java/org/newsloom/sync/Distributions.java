package org.newsloom.sync;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Wildmat;
import org.newsloom.nntp.Distribution;
import org.newsloom.nntp.DistributionPattern;

/** What a server says of the field Distribution. It is offered to who writes, and never set. */
public final class Distributions {
  /** A server that says nothing. */
  public static final Distributions NONE = of(List.of(), List.of());

  /** More than these nobody reads in a menu. */
  private static final int MOST = 100;

  private final List<Choice> choices;
  private final List<Rule> rules;

  /**
   * What may stand in the field.
   *
   * @param value the field's value
   * @param text what it is for; may be empty
   */
  public record Choice(String value, String text) {}

  private record Rule(Wildmat groups, String value) {}

  private Distributions(List<Choice> choices, List<Rule> rules) {
    this.choices = choices;
    this.rules = rules;
  }

  static Distributions of(List<Distribution> named, List<DistributionPattern> patterns) {
    return new Distributions(
        named.stream()
            .filter(it -> isLimit(it.name()))
            .map(it -> new Choice(it.name(), it.text()))
            .limit(MOST)
            .toList(),
        patterns.stream()
            .sorted(Comparator.comparingLong(DistributionPattern::weight).reversed())
            .map(it -> new Rule(Wildmat.of(it.wildmat()), it.value()))
            .toList());
  }

  /** "world" is what an article has without the field, and "all" is reserved (RFC 5536). */
  private static boolean isLimit(String value) {
    return !value.equalsIgnoreCase("world") && !value.equalsIgnoreCase("all");
  }

  /** All that the server names. */
  public List<Choice> choices() {
    return choices;
  }

  /** What the server holds fitting for articles in these newsgroups; mostly nothing. */
  public List<Choice> fitting(Collection<Newsgroup> groups) {
    return groups.stream()
        .flatMap(group -> heaviest(group).stream())
        .filter(Distributions::isLimit)
        .distinct()
        .map(this::described)
        .toList();
  }

  private Optional<String> heaviest(Newsgroup group) {
    return rules.stream()
        .filter(rule -> rule.groups().matches(group.name()))
        .map(Rule::value)
        .findFirst();
  }

  private Choice described(String value) {
    return choices.stream()
        .filter(choice -> choice.value().equalsIgnoreCase(value))
        .findFirst()
        .orElse(new Choice(value, ""));
  }
}
