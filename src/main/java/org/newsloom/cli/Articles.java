package org.newsloom.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.newsloom.article.Article;
import org.newsloom.article.Counted;
import org.newsloom.article.Defect;
import org.newsloom.article.HeaderField;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Part;
import org.newsloom.reading.ArticleSignature;

/** How one article is shown. */
final class Articles {
  private Articles() {}

  static Fields fields(Article article) {
    return new Fields()
        .put("id", article.id())
        .put("subject", article.subject())
        .put("from", article.from())
        .put("date", article.date())
        .put("newsgroups", article.newsgroups())
        .put("followupTo", followupTo(article))
        .put("references", article.references().ids())
        .put(
            "headers",
            article.headers().stream().map(field -> List.of(field.name(), field.value())).toList())
        .put("text", article.text())
        .put("html", article.html().isEmpty() ? null : article.html())
        .put("flowed", article.flowed())
        .put("charset", article.charset())
        .put("parts", article.parts().stream().map(Articles::part).toList())
        .put("defects", defects(article.defects()));
  }

  static List<Fields> defects(List<Defect> defects) {
    return defects.stream()
        .map(defect -> new Fields().put("where", defect.where()).put("what", defect.what()))
        .toList();
  }

  private static Fields part(Part part) {
    return new Fields()
        .put("path", part.path())
        .put("type", part.type())
        .put("name", part.name().isEmpty() ? null : part.name())
        .put("size", part.size());
  }

  private static String followupTo(Article article) {
    return article.followupToPoster() ? "poster" : Newsgroup.join(article.followupTo());
  }

  /** For a person: the headers that matter, an empty line, the text. */
  static String text(Article article, Optional<ArticleSignature> signature, Screen screen) {
    StringBuilder out = new StringBuilder();
    line(out, screen, "From", article.from().toString());
    line(out, screen, "Newsgroups", Newsgroup.join(article.newsgroups()));
    if (article.followupToPoster() || !article.followupTo().isEmpty()) {
      line(out, screen, "Followup-To", followupTo(article));
    }
    if (!article.replyTo().isEmpty() && !article.replyTo().equals(article.authors())) {
      line(out, screen, "Reply-To", article.replyTo().getFirst().toString());
    }
    line(out, screen, "Subject", article.subject());
    line(out, screen, "Date", article.date().map(Object::toString).orElse("unknown"));
    article.id().ifPresent(id -> line(out, screen, "Message-ID", id.shown()));
    signature.ifPresent(it -> line(out, screen, "Signature", it.sentence()));
    out.append('\n').append(Reading.of(article.text(), screen));
    for (Part part : article.parts()) {
      if (!part.inlineText()) {
        out.append("\n[part ")
            .append(part.path())
            .append(": ")
            .append(part.name().isEmpty() ? part.type() : part.name() + ", " + part.type())
            .append(", ")
            .append(Counted.of(part.size(), "octet"))
            .append(']');
      }
    }
    return out.toString().stripTrailing();
  }

  /** All header fields, decoded. */
  static String headers(Article article) {
    return article.headers().stream()
        .map((HeaderField field) -> field.name() + ": " + field.value())
        .collect(Collectors.joining("\n"));
  }

  private static void line(StringBuilder out, Screen screen, String name, String value) {
    out.append(screen.in(Screen.Style.FAINT, name + ":")).append(' ').append(value).append('\n');
  }
}
