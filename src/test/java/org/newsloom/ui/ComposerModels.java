package org.newsloom.ui;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.post.Composition;

/** What is written in a test, and what it takes: a post office of its own and a slow clock. */
abstract class ComposerModels {
  static final Author ANN = new Author("Ann Reader", "ann@example.invalid");
  static final MessageId PARENT = MessageId.parse("<parent@example.org>").orElseThrow();
  static final Composition GOOD =
      Composition.empty()
          .withFrom(ANN)
          .withNewsgroups("misc.test")
          .withSubject("A subject")
          .withBody("One line of my own.\n");

  static final Author BOB = new Author("Bob", "bob@example.net");

  final LocalPostOffice office = new LocalPostOffice();
  final List<Runnable> later = new ArrayList<>();

  ComposerModel model(Composition composition) {
    return model(ComposerStart.ofNew(composition, "Example"));
  }

  ComposerModel model(ComposerStart start) {
    return new ComposerModel(
        office, Runnable::run, (_, action) -> later.add(action), ZoneOffset.UTC, start);
  }

  void timePasses() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }

  static Composition answer(Composition.Kind kind, String groups, Author to) {
    return new Composition(
        kind,
        ANN,
        groups,
        "",
        to.equals(Author.UNKNOWN) ? List.of() : List.of(to),
        "",
        "Re: A subject",
        new References(List.of(PARENT)),
        List.of(),
        "Somebody wrote:\n\n> text\n\n",
        Optional.of(PARENT));
  }
}
