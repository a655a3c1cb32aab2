package org.newsloom.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newsloom.article.Patience;

/** The rules of one newsgroup, applied to its articles. For one thread. */
public final class Scorer {
  /** An article with this score or a lower one is not to be seen. */
  public static final int KILL = -9_999;

  /** What a list knows of each article by itself. */
  private static final Set<String> IN_COLUMNS = Set.of("subject", "from", "newsgroup", "age");

  private final List<ScoreRule> rules;

  /** What was found for the texts of fields that have a number. */
  private final Map<ScoreTest.Found, Known> known = new HashMap<>();

  /** The texts that were looked at, and those in which the pattern was found. */
  private record Known(BitSet looked, BitSet found) {}

  Scorer(List<ScoreRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Whether no rule applies, so that every article has the score 0. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** The fields that the rules look at, in lower case. */
  public Set<String> fields() {
    return rules.stream()
        .flatMap(rule -> rule.test().fields().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether subject, author, newsgroup and date are all that the rules look at. */
  public boolean isOfColumns() {
    return IN_COLUMNS.containsAll(fields());
  }

  /** The sum of what the rules give. */
  public int score(Scored article, Instant now) {
    int score = 0;
    for (ScoreRule rule : rules) {
      if (fits(rule.test(), article, now)) {
        if (rule.isFinal()) {
          return rule.value();
        }
        score += rule.value();
      }
    }
    return score;
  }

  /** The rules that fit an article and count, in their order. */
  public List<ScoreRule> fitting(Scored article, Instant now) {
    List<ScoreRule> fitting = new ArrayList<>();
    for (ScoreRule rule : rules) {
      if (fits(rule.test(), article, now)) {
        if (rule.isFinal()) {
          return List.of(rule);
        }
        fitting.add(rule);
      }
    }
    return List.copyOf(fitting);
  }

  private boolean fits(ScoreTest test, Scored article, Instant now) {
    return switch (test) {
      case ScoreTest.Found found -> found(found, article);
      case ScoreTest.MoreLines lines -> article.lines() > lines.than();
      case ScoreTest.MoreBytes bytes -> article.bytes() > bytes.than();
      case ScoreTest.MoreGroups groups -> newsgroups(article) > groups.than();
      case ScoreTest.Younger younger ->
          article
              .date()
              .filter(date ->
                  Duration.between(date, now).compareTo(Duration.ofDays(younger.days() + 1)) < 0)
              .isPresent();
      case ScoreTest.BodyHere body -> article.isBodyHere() == body.wanted();
      case ScoreTest.Not not -> !fits(not.test(), article, now);
      case ScoreTest.Group group -> fits(group, article, now);
    };
  }

  private static long newsgroups(Scored article) {
    return article.field("newsgroups").stream()
        .flatMap(names -> Stream.of(names.split(",", -1)))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .count();
  }

  private boolean fits(ScoreTest.Group group, Scored article, Instant now) {
    for (ScoreTest test : group.tests()) {
      if (fits(test, article, now) == group.any()) {
        return group.any();
      }
    }
    return !group.any() && !group.tests().isEmpty();
  }

  private boolean found(ScoreTest.Found test, Scored article) {
    OptionalInt id = article.textId(test.field());
    if (id.isEmpty()) {
      return look(test, article);
    }
    Known texts = known.computeIfAbsent(test, any -> new Known(new BitSet(), new BitSet()));
    if (!texts.looked().get(id.getAsInt())) {
      texts.looked().set(id.getAsInt());
      texts.found().set(id.getAsInt(), look(test, article));
    }
    return texts.found().get(id.getAsInt());
  }

  private static boolean look(ScoreTest.Found test, Scored article) {
    Optional<String> text =
        test.field().equals("newsgroup")
            ? Optional.of(article.group().name())
            : article.field(test.field());
    return text.isPresent() && Patience.finds(test.pattern(), text.get());
  }
}
