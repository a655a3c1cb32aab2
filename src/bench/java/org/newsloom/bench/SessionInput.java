package org.newsloom.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * What a newsreader says, read by a thread of its own, so that each command carries the time of its
 * arrival even while an earlier one is answered.
 */
final class SessionInput {
  /**
   * A command.
   *
   * @param line without its end
   * @param arrived as {@link System#nanoTime} tells it
   */
  record Command(String line, long arrived) {}

  private final BlockingQueue<Optional<Command>> commands = new LinkedBlockingQueue<>();
  private final Semaphore mayReadOn = new Semaphore(0);
  private InputStream in;

  SessionInput(SocketChannel link) {
    in = new Octets(link);
    Thread.ofPlatform().daemon().name("synthetic-input").start(this::read);
  }

  /** The next command; empty when the newsreader is gone. */
  Optional<Command> next() throws InterruptedException {
    return commands.take();
  }

  /** The answer to COMPRESS is decided: reading goes on, inflated or as before. */
  void readOn(boolean inflated) {
    if (inflated) {
      in = new InflaterInputStream(in, new Inflater(true), 8192);
    }
    mayReadOn.release();
  }

  private void read() {
    StringBuilder line = new StringBuilder();
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet != '\n') {
          line.append((char) octet);
          continue;
        }
        String said = line.toString().strip();
        line.setLength(0);
        commands.add(Optional.of(new Command(said, System.nanoTime())));
        if (said.regionMatches(true, 0, "COMPRESS", 0, 8)) {
          mayReadOn.acquire();
        }
      }
    } catch (IOException e) {
      // Gone, which the end of the queue says.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    commands.add(Optional.empty());
  }

  /** The link's octets; a stream that the channel gives would not let others write meanwhile. */
  private static final class Octets extends InputStream {
    private final SocketChannel link;
    private final ByteBuffer here = ByteBuffer.allocate(8192).limit(0);

    Octets(SocketChannel link) {
      this.link = link;
    }

    @Override
    public int read() throws IOException {
      return isMore() ? here.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
      if (!isMore()) {
        return -1;
      }
      int count = Math.min(length, here.remaining());
      here.get(octets, from, count);
      return count;
    }

    private boolean isMore() throws IOException {
      if (here.hasRemaining()) {
        return true;
      }
      here.clear();
      int count = link.read(here);
      here.flip();
      return count > 0;
    }
  }
}
