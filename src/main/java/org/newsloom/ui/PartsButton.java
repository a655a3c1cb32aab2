package org.newsloom.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.PostPart;
import org.newsloom.reading.JoinedPosts;
import org.newsloom.reading.ShownArticle;

/** Fetches all posts of a file; while it does, it counts them, and a click stops it. */
final class PartsButton extends Button {
  private final ArticlePane.Actions actions;
  private final ShownArticle shown;
  private final PostPart part;
  private CompletableFuture<Optional<JoinedPosts>> running =
      CompletableFuture.completedFuture(Optional.empty());

  PartsButton(ArticlePane.Actions actions, ShownArticle shown, PostPart part) {
    super("", Icons.of(Feather.LAYERS));
    this.actions = actions;
    this.shown = shown;
    this.part = part;
    setTooltip(
        new Tooltip("This is part " + part.number() + "; put the file together and save it…"));
    setOnAction(_ -> startOrStop());
    rest();
  }

  private void rest() {
    setText("Get all " + part.total() + " parts…");
  }

  private void startOrStop() {
    if (!running.isDone()) {
      running.cancel(true);
      return;
    }
    setText("Stop");
    running = actions.joined(shown, done -> Platform.runLater(() -> count(done)));
    var _ = running.whenCompleteAsync((_, _) -> rest(), Platform::runLater);
  }

  private void count(int done) {
    if (!running.isDone()) {
      setText(done + " of " + part.total() + " parts, stop");
    }
  }
}
