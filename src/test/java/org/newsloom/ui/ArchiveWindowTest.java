package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.ShownArticle;
import org.newsloom.settings.PublicArchive;

/** Where in the web an article is looked for. */
final class ArchiveWindowTest {
  private static final PublicArchive ARCHIVE =
      new PublicArchive("An archive", "https://archive.example.org/{id}");

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  private static ShownArticle article(String fields) {
    return RawArticle.of(
        ("Message-ID: <a/1+2@example.org>\nSubject: x\nFrom: a@example.org\n" + fields + "\ntext\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theArticlesOwnWordComesFirst() {
    assertThat(
            ArchiveWindow.places(
                article("Archived-At: <https://lists.example.org/\n  arch/1>\n"), List.of(ARCHIVE)))
        .containsExactly(
            new ArchiveWindow.Place(
                "Where the article says it is archived", "https://lists.example.org/arch/1"),
            new ArchiveWindow.Place(
                "An archive", "https://archive.example.org/a%2F1%2B2%40example.org"));
  }

  @Test
  void onlyWebAddressesAreTakenFromAnArticle() {
    assertThat(
            ArchiveWindow.places(
                article(
                    "Archived-At: <file:///etc/passwd>\nArchived-At: <javascript:x>\n"
                        + "Archived-At: https://no.brackets.example.org/\nArchived-At: <http://a|b>\n"
                        + "Archived-At: <https:///nowhere>\nArchived-At: >x<\n"),
                List.of()))
        .isEmpty();
  }

  @Test
  void opensTheBrowserOnTheClickAlone() {
    List<String> opened = new ArrayList<>();
    Theme theme = Fx.on(Theme::new);
    ArchiveWindow window =
        Fx.on(() -> {
          ArchiveWindow made =
              new ArchiveWindow(
                  theme,
                  Optional.empty(),
                  ArchiveWindow.places(
                      article("Archived-At: <https://lists.example.org/arch/1>\n"),
                      PublicArchive.load(Path.of("nowhere")).value()),
                  opened::add);
          made.show();
          return made;
        });
    Fx.frames(3);
    Pictures.take(theme, window.window().scene(), "public-archives");
    assertThat(opened).isEmpty();
    Fx.run(() -> window.buttons().getFirst().fire());
    assertThat(opened).containsExactly("https://lists.example.org/arch/1");
    Fx.until("closed", () -> !window.window().isShowing());
    Fx.run(theme::dispose);
  }
}
