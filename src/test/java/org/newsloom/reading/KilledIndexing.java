package org.newsloom.reading;

import java.nio.file.Path;
import java.util.Optional;
import org.newsloom.article.Newsgroup;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.Limits;
import org.newsloom.store.IndexedBody;

/** Imports an archive and indexes its texts, for a parent process that kills this one halfway. */
final class KilledIndexing {
  /** Texts a step. */
  static final int STEP = 20;

  private KilledIndexing() {}

  /** Arguments: the profile, the archive. Prints how many texts wait, at first and at each step. */
  public static void main(String[] args) {
    ArticleParser parser = new ArticleParser(Optional.empty(), Limits.DEFAULT);
    try (Desk desk = Desk.open(Path.of(args[0]))) {
      var _ =
          Desk.await(
              desk.reading
                  .archives()
                  .importAll(
                      Archives.Format.MBOX,
                      Path.of(args[1]),
                      new Newsgroup("local.test"),
                      _ -> {}));
      int done;
      do {
        System.out.println(Desk.await(desk.store.bodies().pending()));
        done =
            Desk.await(
                desk.store
                    .bodies()
                    .indexPending(STEP, octets -> IndexedBody.of(parser.parse(octets).text())));
      } while (done > 0);
    }
  }
}
