package org.newsloom.post;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One text that an external editor has open. */
public final class ExternalEditing {
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Who ends sooner has not shown a text to anybody. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final int DETAIL = 2_000;

  /** Told what happens, on another thread. */
  public interface Watcher {
    /** The file was saved and holds this text. */
    void saved(String text);

    /** The file was saved and holds no text that could be taken over; a sentence. */
    void unreadable(String sentence);

    /** The program has ended and nothing was changed: another one may have the file open. */
    void handedOver();
  }

  /** When a file was changed, and to what size. */
  private record Stamp(FileTime time, long size) {}

  private final Path file;
  private final Process process;
  private final boolean lineEndAdded;
  private final long begun = System.nanoTime();
  private final String first;
  private String last;
  private Optional<String> unreadable = Optional.empty();
  private Optional<Stamp> before = Optional.empty();

  /** Of what was read last; at first of nothing, since the program may have saved already. */
  private Optional<Stamp> read = Optional.empty();

  private volatile boolean left;

  ExternalEditing(Path file, String text, Process process) {
    this.file = file;
    this.process = process;
    lineEndAdded = !text.endsWith("\n");
    first = text;
    last = text;
  }

  /** The file of the text. */
  public Path file() {
    return file;
  }

  /** Nobody is told any more; the program goes on. */
  public void leave() {
    left = true;
  }

  boolean isLeft() {
    return left;
  }

  EditorEnd await(Watcher watcher) throws InterruptedException {
    boolean running = true;
    while (running || !left) {
      if (!running) {
        Thread.sleep(LOOK);
      } else if (process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        running = false;
        take(watcher);
        boolean atOnce = System.nanoTime() - begun < AT_ONCE.toNanos();
        if (process.exitValue() != 0 || !atOnce || !last.equals(first) || unreadable.isPresent()) {
          return end(atOnce);
        }
        watcher.handedOver();
      }
      if (!left) {
        look(watcher);
      }
    }
    return end(false);
  }

  /** Takes over what was saved once it is no longer being written. */
  private void look(Watcher watcher) {
    Optional<Stamp> now = stamp();
    boolean still = now.equals(before);
    before = now;
    if (still && now.isPresent() && !now.equals(read)) {
      take(watcher);
    }
  }

  private void take(Watcher watcher) {
    read = stamp();
    try {
      String text = read();
      boolean news = !text.equals(last) || unreadable.isPresent();
      unreadable = Optional.empty();
      last = text;
      if (news && !left) {
        watcher.saved(text);
      }
    } catch (IOException e) {
      unreadable = Optional.of(String.valueOf(e.getMessage()));
      if (!left) {
        watcher.unreadable(unreadable.get());
      }
    }
  }

  private EditorEnd end(boolean atOnce) {
    int code = process.exitValue();
    Optional<String> trouble =
        unreadable
            .map(sentence ->
                sentence + " The text here is as it was before; the file stays: " + file)
            .or(() -> code == 0 ? Optional.empty() : Optional.of(failure(code, atOnce)));
    return new EditorEnd(
        last, trouble, code == 0 ? "" : detail(), unreadable.isPresent() && Files.exists(file));
  }

  private String failure(int code, boolean atOnce) {
    return atOnce && last.equals(first)
        ? "The editor ended at once with an error (code "
            + code
            + "). The text is as it was. An editor that needs a terminal is started in one, such as"
            + " xterm -e nano %f."
        : "The editor ended with an error (code "
            + code
            + "). The text is as it was last saved there.";
  }

  private String detail() {
    try (InputStream in = Files.newInputStream(ExternalEditor.beside(file, ".log"))) {
      return new String(in.readNBytes(DETAIL), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private Optional<Stamp> stamp() {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(new Stamp(now.lastModifiedTime(), now.size()));
    } catch (IOException e) {
      // Many editors put another file in its place; it is there again in a moment.
      return Optional.empty();
    }
  }

  /** What the file holds now; fails with a sentence. */
  String read() throws IOException {
    byte[] octets = octets();
    if (octets.length > TextFile.MOST) {
      throw new IOException("What was saved in the editor is longer than 1 MB.");
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(octets))
              .toString()
              .replace("\r\n", "\n")
              .replace('\r', '\n');
      if (text.indexOf('\0') >= 0) {
        throw new IOException("What was saved in the editor is no text: it holds NUL octets.");
      }
      String bare = text.startsWith("\ufeff") ? text.substring(1) : text;
      return lineEndAdded && bare.endsWith("\n") ? bare.substring(0, bare.length() - 1) : bare;
    } catch (CharacterCodingException e) {
      throw new IOException(
          "What was saved in the editor is not UTF-8: save it in that encoding.", e);
    }
  }

  private byte[] octets() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(TextFile.MOST + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("The file of the editor is gone.", e);
    } catch (IOException e) {
      throw new IOException("The file of the editor could not be read.", e);
    }
  }
}
