package org.newsloom.ui;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.newsloom.reading.ShownArticle;

/** Puts an article on paper, or on the pages of a PDF file. */
final class Printing {
  /** Pixels of a PDF file for each point: 180 an inch. */
  private static final double SHARP = 2.5;

  /** Through which Java prints where there is no Windows; without it a page is lost unheard. */
  private static final Path LPR = Path.of("/usr/bin/lpr");

  private final Notices notices;
  private final DateText dates;
  private final boolean canPrint;

  Printing(Notices notices, DateText dates) {
    this(
        notices,
        dates,
        System.getProperty("os.name").startsWith("Windows") || Files.isExecutable(LPR));
  }

  /**
   * Prints nothing yet.
   *
   * @param canPrint whether what is printed gets to a printer
   */
  Printing(Notices notices, DateText dates, boolean canPrint) {
    this.notices = notices;
    this.dates = dates;
    this.canPrint = canPrint;
  }

  /** Asks for a printer and prints; says so where there is none. */
  void print(ShownArticle shown, boolean monospace, Window owner) {
    if (!canPrint) {
      notices.say(
          "Printing needs the command lpr, which is not on this computer (Debian: install"
              + " cups-bsd). Save as PDF needs nothing.");
      return;
    }
    PrinterJob job = PrinterJob.createPrinterJob();
    if (job == null) {
      notices.say("No printer is set up on this computer.");
      return;
    }
    job.getJobSettings().setJobName(FileNames.of(shown.article().subject()));
    if (!job.showPrintDialog(owner)) {
      job.cancelJob();
      return;
    }
    PageLayout paper = job.getJobSettings().getPageLayout();
    List<VBox> pages =
        PrintPages.of(
            shown, dates, monospace, paper.getPrintableWidth(), paper.getPrintableHeight());
    boolean printed = true;
    for (VBox page : pages) {
      printed = printed && job.printPage(paper, page);
    }
    if (printed && job.endJob()) {
      notices.say(
          pages.size() == 1 ? "Printed on one page" : "Printed on " + pages.size() + " pages");
    } else {
      job.cancelJob();
      notices.say("The printer did not take the article.");
    }
  }

  /** Asks where to, and writes a PDF file there. */
  void savePdf(ShownArticle shown, boolean monospace, Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save as PDF");
    chooser.setInitialFileName(FileNames.of(shown.article().subject()) + ".pdf");
    chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("PDF files", "*.pdf"));
    File file = chooser.showSaveDialog(owner);
    if (file != null) {
      var _ = savePdf(shown, monospace, file.toPath());
    }
  }

  /** Writes a PDF file, and says so in the end. */
  CompletableFuture<Void> savePdf(ShownArticle shown, boolean monospace, Path file) {
    PdfFile pdf = new PdfFile(Locale.getDefault().getCountry());
    List<VBox> pages = PrintPages.of(shown, dates, monospace, pdf.width(), pdf.height());
    List<PdfFile.Page> pictures = new ArrayList<>();
    CompletableFuture<Void> written =
        pictured(pages, pdf, pictures)
            .thenRunAsync(() -> {
              try {
                pdf.write(file, shown.article().subject(), pictures);
              } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be written.", e);
              }
            });
    var _ =
        written.whenCompleteAsync(
            (_, wrong) -> {
              if (wrong != null) {
                notices.failed(wrong);
              } else {
                notices.say("Saved " + file.getFileName());
              }
            },
            Platform::runLater);
    return written;
  }

  /** Pictures of all pages, one at a time, so that the window stays alive. */
  private static CompletableFuture<Void> pictured(
      List<VBox> pages, PdfFile pdf, List<PdfFile.Page> pictures) {
    CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
    for (VBox page : pages) {
      done =
          done.thenApplyAsync(_ -> new Sheet(page, pdf.width(), pdf.height()), Platform::runLater)
              .thenAcceptAsync(sheet -> pictures.add(sheet.packed()));
    }
    return done;
  }

  /** A page as a picture; to be made on the JavaFX thread, to be packed on another. */
  private static final class Sheet {
    private final WritableImage image;
    private final List<PdfFile.Line> lines;

    Sheet(VBox page, double width, double height) {
      StackPane paper = new StackPane(page);
      paper.setAlignment(Pos.TOP_LEFT);
      paper.setMinSize(width, height);
      paper.setMaxSize(width, height);
      SnapshotParameters parameters = new SnapshotParameters();
      parameters.setTransform(Transform.scale(SHARP, SHARP));
      parameters.setFill(Color.WHITE);
      image = new Scene(paper, width, height).getRoot().snapshot(parameters, null);
      lines = PrintPages.lines(page);
    }

    PdfFile.Page packed() {
      int wide = (int) image.getWidth();
      int high = (int) image.getHeight();
      int[] row = new int[wide];
      byte[] rgb = new byte[wide * high * 3];
      int at = 0;
      for (int y = 0; y < high; y++) {
        image
            .getPixelReader()
            .getPixels(0, y, wide, 1, PixelFormat.getIntArgbInstance(), row, 0, wide);
        for (int pixel : row) {
          rgb[at++] = (byte) (pixel >> 16);
          rgb[at++] = (byte) (pixel >> 8);
          rgb[at++] = (byte) pixel;
        }
      }
      return PdfFile.Page.of(wide, high, rgb, lines);
    }
  }
}
