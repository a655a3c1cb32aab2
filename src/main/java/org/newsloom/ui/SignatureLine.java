package org.newsloom.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.newsloom.reading.ArticleSignature;
import org.newsloom.reading.ShownArticle;

/** Tells in one line whether the signature of the article fits. */
final class SignatureLine extends HBox {
  private final Label words = new Label("Signed; the signature is being checked…");
  private final Hyperlink check = new Hyperlink("Check it");

  SignatureLine(ArticlePane.Actions actions, ShownArticle shown) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    words.getStyleClass().add("signature-line");
    words.setWrapText(true);
    check.setMinWidth(Region.USE_PREF_SIZE);
    Form.show(check, false);
    check.setOnAction(_ -> ask(actions.signature(shown, true)));
    getChildren().addAll(words, check);
    ask(actions.signature(shown, false));
  }

  private void ask(CompletableFuture<Optional<ArticleSignature>> coming) {
    var _ =
        coming.whenCompleteAsync(
            (found, wrong) -> {
              if (wrong != null) {
                tell("Signed; the signature could not be checked.", "unknown", true);
              } else {
                found.ifPresent(this::tell);
              }
            },
            Platform::runLater);
  }

  private void tell(ArticleSignature signature) {
    boolean isUnknown = signature.standing() == ArticleSignature.Standing.UNKNOWN;
    tell(
        signature.sentence(),
        switch (signature.standing()) {
          case GOOD -> "good";
          case DOUBTFUL -> "doubtful";
          case BAD -> "bad";
          case UNKNOWN -> "unknown";
        },
        isUnknown);
    if (!signature.key().isEmpty()) {
      words.setTooltip(
          new Tooltip("Key 0x" + signature.key() + ". The check is GnuPG's; no key is fetched."));
    }
  }

  private void tell(String sentence, String style, boolean again) {
    words.setText(sentence);
    words.getStyleClass().setAll("label", "signature-line", "signature-" + style);
    Form.show(check, again);
  }
}
