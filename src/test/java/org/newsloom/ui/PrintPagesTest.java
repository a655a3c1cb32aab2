package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.reading.ShownArticle;

/** Articles on paper. */
final class PrintPagesTest {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 700;

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  private static List<VBox> pages(String body) {
    String raw =
        "From: Ann Reader <ann@example.org>\nSubject: Fences\nNewsgroups: uk.d-i-y,alt.fences\n"
            + "Date: Thu, 11 Dec 2025 21:21:54 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
            + body;
    ShownArticle shown = RawArticle.of(raw);
    return Fx.on(() -> PrintPages.of(shown, new DateText(Clock.systemUTC()), false, WIDTH, HEIGHT));
  }

  private static List<String> lines(List<VBox> pages) {
    return pages.stream()
        .flatMap(page -> page.getChildren().stream())
        .map(line -> ((Text) line).getText())
        .toList();
  }

  @Test
  void holdEachLineOnceAndNoneIsHigherThanThePaper() {
    String body =
        IntStream.range(0, 300)
            .mapToObj(i -> (i % 3 == 0 ? "> " : "") + "line " + i + " " + "word ".repeat(i % 40))
            .collect(Collectors.joining("\n"));
    List<VBox> pages = pages(body);
    assertThat(pages).hasSizeBetween(8, 40);
    assertThat(lines(pages).stream().filter(it -> it.contains("line ")).map(String::strip))
        .containsExactlyElementsOf(body.lines().map(String::strip).toList());
    for (VBox page : pages) {
      double height =
          Fx.on(() -> {
            new Scene(new StackPane(page));
            page.applyCss();
            return page.prefHeight(WIDTH);
          });
      assertThat(height).isLessThanOrEqualTo(HEIGHT + 1);
    }
  }

  @Test
  void beginWithWhoWroteWhatWhereAndWhen() {
    List<VBox> pages = pages("Short.\n\nبالعالم  无奈\n\t> not a quote\n");
    assertThat(pages).hasSize(1);
    assertThat(lines(pages))
        .startsWith(
            "Fences",
            "From: Ann Reader <ann@example.org>",
            "Date: Thursday 11 December 2025, 21:21",
            "Newsgroups: uk.d-i-y, alt.fences",
            "Message-ID: <none@example.org>")
        .contains("Short.");
    Scene scene =
        Fx.on(() -> {
          StackPane paper = new StackPane(pages.getFirst());
          paper.setPadding(new Insets(36));
          return new Scene(paper, 552, 772);
        });
    assertThat(Fx.picture(scene, "print", 1)).isNotEmptyFile();
  }

  @Test
  void endAtSomeNumberOfPages() {
    assertThat(pages("x\n".repeat(60_000))).hasSizeLessThanOrEqualTo(501);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkStaysOneAndLeadsToTheNewPdfFile(@TempDir Path folder) throws IOException {
    Path real = Files.writeString(folder.resolve("real.pdf"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.pdf"), real);
    Path other = Files.writeString(folder.resolve("real.pdf.part"), "somebody else's");
    new PdfFile("DE").write(link, "Fences", List.of());
    assertThat(link).isSymbolicLink();
    assertThat(Files.readAllBytes(real)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    assertThat(other).hasContent("somebody else's");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("real.pdf", "link.pdf", "real.pdf.part");
  }

  @Test
  void becomePagesOfAPdfFileWhoseWordsCanBeFound(@TempDir Path folder) throws Exception {
    String body =
        IntStream.range(0, 120).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"))
            + "\n👍🏽 привет 无奈 بالعالم";
    ShownArticle shown =
        RawArticle.of("Subject: Fences\nContent-Type: text/plain; charset=utf-8\n\n" + body);
    Notices notices = new Notices(Platform::runLater);
    Path file = folder.resolve("fences.pdf");
    Printing printing = new Printing(notices, new DateText(Clock.systemUTC()));
    Fx.on(() -> printing.savePdf(shown, false, file)).get(60, TimeUnit.SECONDS);
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      assertThat(pdf.getNumberOfPages()).isBetween(2, 4);
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Fences");
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Fences", "line 0", "line 119", "привет");
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
    Fx.until(
        "it says so",
        () ->
            notices.toast().get().filter(it -> it.words().equals("Saved fences.pdf")).isPresent());
  }

  @Test
  void whatWouldNotGetToAPrinterIsNotPrinted() throws Exception {
    Notices notices = new Notices(Runnable::run);
    Printing printing = new Printing(notices, new DateText(Clock.systemUTC()), false);
    Stage owner = Fx.on(Stage::new);
    Fx.on(() -> {
      printing.print(RawArticle.of("Subject: Fences\n\ntext"), false, owner);
      return owner;
    });
    assertThat(notices.toast().get().orElseThrow().words())
        .startsWith("Printing needs the command lpr");
  }
}
