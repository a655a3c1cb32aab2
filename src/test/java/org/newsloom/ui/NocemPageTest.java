package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.reading.NoticeState;
import org.newsloom.settings.NocemSettings;
import org.newsloom.settings.NocemSettings.Issuer;

/** The page that says whose notices count. */
final class NocemPageTest {
  private static final String KEY = "0123456789ABCDEF0123456789ABCDEF01234567";

  private NocemSettings chosen = NocemSettings.DEFAULTS;

  private final NocemPage.Notices notices =
      new NocemPage.Notices() {
        @Override
        public CompletableFuture<NocemSettings> settings() {
          return CompletableFuture.completedFuture(chosen);
        }

        @Override
        public CompletableFuture<List<NoticeState>> change(UnaryOperator<NocemSettings> change) {
          chosen = change.apply(chosen);
          return look();
        }

        @Override
        public CompletableFuture<List<NoticeState>> look() {
          MessageId id = new MessageId("1@example.org");
          return CompletableFuture.completedFuture(
              List.of(
                  new NoticeState(id, true, "Hidden.", Optional.empty()),
                  new NoticeState(id, false, "Forged. It has no effect.", Optional.empty())));
        }
      };

  @BeforeAll
  static void start() {
    Fx.start();
  }

  private NocemPage page() {
    NocemPage page = Fx.on(() -> new NocemPage(notices, Platform::runLater));
    Fx.frames(2);
    return page;
  }

  private static <T> List<T> all(NocemPage page, String style, Class<T> kind) {
    return Fx.on(() ->
        page.node().lookupAll(style).stream().filter(kind::isInstance).map(kind::cast).toList());
  }

  private static void press(NocemPage page, String style, String words) {
    ButtonBase button =
        all(page, style, ButtonBase.class).stream()
            .filter(one -> one.getText().startsWith(words))
            .findFirst()
            .orElseThrow();
    Fx.run(button::fire);
    Fx.frames(2);
  }

  private static boolean shows(NocemPage page, String words) {
    return all(page, ".label", Labeled.class).stream()
        .anyMatch(label -> words.equals(label.getText()));
  }

  @Test
  void anIssuerIsAddedSwitchedOffAndRemoved() {
    NocemPage page = page();
    assertThat(shows(page, "None yet.")).isTrue();
    assertThat(shows(page, "Nothing is hidden by notices.")).isTrue();
    List<TextField> fields = all(page, ".text-field", TextField.class);
    Button add =
        all(page, ".button", Button.class).stream()
            .filter(button -> button.getText().equals("Add this issuer"))
            .findFirst()
            .orElseThrow();
    Fx.run(() -> fields.get(1).setText("0123 4567"));
    assertThat(Fx.on(add::isDisabled)).as("a short key can be made to measure").isTrue();
    Fx.run(() -> {
      fields.get(1).setText("0x" + KEY.toLowerCase(Locale.ROOT));
      fields.get(2).setText("The bot");
      fields.get(3).setText("spam, mmf");
      add.fire();
    });
    Fx.frames(2);
    assertThat(chosen.issuers())
        .containsExactly(new Issuer(KEY, "The bot", List.of("spam", "mmf"), true));
    press(page, ".check-box", "Hide what");
    assertThat(chosen.on()).isTrue();
    assertThat(
            shows(
                page,
                "2 notices here, of which 1 counts.\n<1@example.org>: Forged. It has no effect."))
        .isTrue();
    press(page, ".check-box", "The bot: spam, mmf");
    assertThat(chosen.issuers()).extracting(Issuer::on).containsExactly(false);
    assertThat(all(page, ".hyperlink", Hyperlink.class)).hasSize(1);
    press(page, ".hyperlink", "Remove");
    assertThat(chosen.issuers()).isEmpty();
    assertThat(all(page, ".check-box", CheckBox.class)).hasSize(1);
  }
}
