package org.newsloom.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.language.Languages;
import org.newsloom.search.QueryNode;
import org.newsloom.store.FullTextQuery.Tag;

/** What the index knows of an article besides its words: the language, and who posted it. */
final class BodyTags {
  private static final String LANGUAGE = "lang";
  private static final String ACCOUNT = "account";

  private final Languages languages;

  BodyTags(Languages languages) {
    this.languages = languages;
  }

  boolean knows(QueryNode.InLanguage language) {
    return languages.knows(language.tag());
  }

  List<Tag> of(Article article) {
    List<Tag> tags = new ArrayList<>();
    languages
        .of(article.text())
        .or(() -> saidLanguage(article))
        .ifPresent(tag -> tags.add(new Tag(LANGUAGE, tag)));
    PostingAccount.of(article).ifPresent(account -> tags.add(new Tag(ACCOUNT, account)));
    return tags;
  }

  /**
   * What the article says (RFC 3282), where its text does not tell: programs write their own
   * language there, whatever was written.
   */
  private static Optional<String> saidLanguage(Article article) {
    return article
        .header("Content-Language")
        .flatMap(value -> QueryNode.InLanguage.parse(value.split("[,;]", 2)[0].strip()))
        .map(QueryNode.InLanguage::tag);
  }

  static Tag of(QueryNode.InLanguage language) {
    return new Tag(LANGUAGE, language.tag());
  }

  static Tag of(QueryNode.FromAccount from) {
    return new Tag(ACCOUNT, from.account());
  }
}
