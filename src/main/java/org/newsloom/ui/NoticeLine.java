package org.newsloom.ui;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.newsloom.reading.NoticeState;
import org.newsloom.reading.ShownArticle;

/** Tells in one line what becomes of the NoCeM notice in an article. */
final class NoticeLine extends HBox {
  private final Label words = new Label("NoCeM notice; it is being checked…");
  private final Hyperlink trust = new Hyperlink("Trust this issuer's notices…");
  private final ArticlePane.Actions actions;
  private final ShownArticle shown;

  NoticeLine(ArticlePane.Actions actions, ShownArticle shown) {
    super(8);
    this.actions = actions;
    this.shown = shown;
    setAlignment(Pos.CENTER_LEFT);
    words.getStyleClass().add("signature-line");
    words.setWrapText(true);
    trust.setMinWidth(Region.USE_PREF_SIZE);
    Form.show(trust, false);
    getChildren().addAll(words, trust);
    ask();
  }

  private void ask() {
    var _ =
        actions
            .notice(shown)
            .whenCompleteAsync(
                (found, wrong) -> {
                  if (wrong != null) {
                    words.setText("NoCeM notice; it could not be checked.");
                  } else {
                    tell(found);
                  }
                },
                Platform::runLater);
  }

  private void tell(Optional<NoticeState> found) {
    // What looks like a notice and stands beside what is signed is none.
    words.setText(found.map(NoticeState::sentence).orElse("This is no NoCeM notice."));
    Form.show(trust, found.flatMap(NoticeState::offer).isPresent());
    found
        .flatMap(NoticeState::offer)
        .ifPresent(issuer -> trust.setOnAction(_ -> actions.trust(issuer, this::ask)));
  }
}
