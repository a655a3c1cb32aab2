package org.newsloom.ui;

import java.util.List;
import javafx.print.PageLayout;
import javafx.print.PrinterJob;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.reading.ShownArticle;

/** Prints an article; printers that write files make a PDF of it. */
final class Printing {
  private final Notices notices;
  private final DateText dates;

  Printing(Notices notices, DateText dates) {
    this.notices = notices;
    this.dates = dates;
  }

  /** Asks for a printer and prints; says so where there is none. */
  void print(ShownArticle shown, boolean monospace, Window owner) {
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
}
