package org.newsloom.cli;

import java.io.PrintStream;
import org.newsloom.post.Identities;
import org.newsloom.post.Outbox;
import org.newsloom.post.PostingStyle;
import org.newsloom.reading.ArticleReader;
import org.newsloom.reading.Changes;
import org.newsloom.reading.Fetching;
import org.newsloom.reading.Marks;
import org.newsloom.reading.Newsgroups;
import org.newsloom.reading.Profile;
import org.newsloom.reading.Search;
import org.newsloom.reading.Servers;
import org.newsloom.reading.ThreadLists;
import org.newsloom.reading.ThreadOf;

/** What the commands work with; made by whoever starts the program. */
public interface Workbench {
  /** What a command is about to do with a profile. */
  enum Access {
    /** Only look; works beside anything. */
    READ,
    /** Change something. */
    WRITE
  }

  /** Opens the services of a profile; the caller closes them. */
  Services open(Place place, Access access, PrintStream err);

  /** Opens the window and returns when it is closed, with the exit code. */
  int openWindow(Place place, PrintStream err);

  /** The services of one profile. */
  interface Services extends AutoCloseable {
    Servers servers();

    Newsgroups newsgroups();

    Fetching fetching();

    ThreadLists threadLists();

    ThreadOf threadOf();

    ArticleReader articles();

    Marks marks();

    Search search();

    Profile profile();

    Changes changes();

    Identities identities();

    Outbox outbox();

    PostingStyle postingStyle();

    @Override
    void close();
  }
}
