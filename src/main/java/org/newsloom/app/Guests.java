package org.newsloom.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import org.newsloom.cli.Cli;
import org.newsloom.cli.Place;
import org.newsloom.cli.Terminal;
import org.newsloom.cli.Workbench;
import org.newsloom.post.Identities;
import org.newsloom.post.Outbox;
import org.newsloom.post.PostingStyle;
import org.newsloom.reading.ReadingServices;

/**
 * Does the commands of other processes in the process that has the profile open, with the services
 * that are open here; a second start of the window brings this one to the front.
 */
final class Guests implements Workbench {
  private final OpenProfile profile;
  private final Runnable toFront;

  private Guests(OpenProfile profile, Runnable toFront) {
    this.profile = profile;
    this.toFront = toFront;
  }

  /**
   * Listens for other processes until closed; close it before the profile.
   *
   * @param toFront brings the window to the front, on whatever thread it likes
   * @throws IOException if the socket cannot be made; without it commands of others are refused
   *     while the window is open
   */
  static Handover listen(OpenProfile profile, Runnable toFront) throws IOException {
    Guests guests = new Guests(profile, toFront);
    return Handover.listen(Profiles.socket(profile.paths()), guests::run);
  }

  private int run(Handover.Request request, InputStream in, PrintStream out, PrintStream err) {
    return Cli.run(request.arguments(), new Terminal(in, out, err, request.folder(), false), this);
  }

  /** The place was resolved by the process that asks: it found the socket of this profile. */
  @Override
  public Services open(Place place, Access access, PrintStream err) {
    return new Guest(place.verbose() ? profile.log().listen(err::println) : () -> {});
  }

  @Override
  public int openWindow(Place place, PrintStream err) {
    toFront.run();
    return 0;
  }

  /** The services of the profile, which stay open when a command is done. */
  private final class Guest implements Services {
    private final Runnable listening;

    Guest(Runnable listening) {
      this.listening = listening;
    }

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
    public PostingStyle postingStyle() {
      return profile.postingStyle();
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
