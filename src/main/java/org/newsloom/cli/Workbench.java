package org.newsloom.cli;

import java.io.PrintStream;
import java.io.Serial;
import java.util.Optional;
import org.newsloom.hook.Hooks;
import org.newsloom.post.CancelSecrets;
import org.newsloom.post.Identities;
import org.newsloom.post.Mailer;
import org.newsloom.post.Outbox;
import org.newsloom.post.OwnArticles;
import org.newsloom.post.Writers;
import org.newsloom.reading.ReadingServices;
import org.newsloom.settings.PostingSettings;
import org.newsloom.share.Sharing;

/** What the commands work with; made by whoever starts the program. */
public interface Workbench {
  /** What a command is about to do with a profile. */
  enum Access {
    /** Only look; works beside anything. */
    READ,
    /**
     * Show what is here and else fetch it; works from what is here where nothing can be written.
     */
    FETCH,
    /** Change something. */
    WRITE,
    /** Mend what is damaged, a backup taking the place of a damaged file. */
    REPAIR
  }

  /** Opens the services of a profile; the caller closes them. */
  Services open(Place place, Access access, PrintStream err);

  /**
   * Opens the window and returns when it is closed, with the exit code.
   *
   * @param address a news: address that it shows at once
   */
  int openWindow(Place place, Optional<String> address, PrintStream err);

  /**
   * The profile is open in a window, which is to do the command: thrown before anything is done.
   */
  final class InUse extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /** Says so in a sentence, should nobody answer. */
    public InUse() {
      super("The profile is open in a window that does not answer: close it, then try again.");
    }
  }

  /** The services of one profile. */
  interface Services extends AutoCloseable {
    /** What reads. */
    ReadingServices reading();

    /** Who posts. */
    Identities identities();

    /** What posts. */
    Outbox outbox();

    /** What sends e-mail. */
    Mailer mailer();

    /** What may be cancelled and superseded. */
    OwnArticles own();

    /** What proves that it may. */
    CancelSecrets cancelSecrets();

    /** How one likes to write. */
    PostingSettings posting();

    /** Who writes where. */
    Writers writers();

    /** What shares read marks with other machines. */
    Sharing sharing();

    /** What runs the person's programs. */
    Hooks hooks();

    /** Whether the system has a keyring that keeps passwords. */
    boolean hasKeyring();

    /**
     * Puts into the index what waits for it, so that search finds it; waits until it is done.
     * Nothing happens where the profile can only be read.
     */
    void finishIndexing();

    @Override
    void close();
  }
}
