package org.newsloom.app;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.newsloom.cli.Place;
import org.newsloom.cli.Workbench;
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

/**
 * Lets commands of other processes use the services of the window that is open.
 *
 * @param toFront brings the window to the front, and shows in it what a news: address names
 */
record OpenWorkbench(OpenProfile profile, Consumer<Optional<String>> toFront) implements Workbench {
  @Override
  public Services open(Place place, Access access, PrintStream err) {
    return new Shared(profile, place.verbose() ? profile.log().listen(err::println) : () -> {});
  }

  /** A second window on the profile: the first one comes to the front. */
  @Override
  public int openWindow(Place place, Optional<String> address, PrintStream err) {
    toFront.accept(address);
    return 0;
  }

  /** The same services, which stay open when the command is done; the listening ends. */
  private record Shared(OpenProfile profile, Runnable listening) implements Services {
    @Override
    public ReadingServices reading() {
      return profile.reading();
    }

    @Override
    public Identities identities() {
      return profile.identities();
    }

    @Override
    public Outbox outbox() {
      return profile.outbox();
    }

    @Override
    public Mailer mailer() {
      return profile.mailer();
    }

    @Override
    public OwnArticles own() {
      return profile.own();
    }

    @Override
    public CancelSecrets cancelSecrets() {
      return profile.cancelSecrets();
    }

    @Override
    public Writers writers() {
      return profile.writers();
    }

    @Override
    public PostingSettings posting() {
      return profile.posting();
    }

    @Override
    public Sharing sharing() {
      return profile.sharing();
    }

    @Override
    public Hooks hooks() {
      return profile.hooks();
    }

    @Override
    public boolean hasKeyring() {
      return profile.hasKeyring();
    }

    @Override
    public void finishIndexing() {
      profile.finishIndexing();
    }

    @Override
    public void close() {
      listening.run();
    }
  }
}
