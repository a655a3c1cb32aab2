package org.newsloom.post;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.newsloom.mime.Charsets;

/** Text of the person's own that lies in a file: a signature, or what is put into an article. */
public final class TextFile {
  /** Octets of the largest file that is read: what is longer belongs into no article. */
  static final int MOST = 1_000_000;

  private TextFile() {}

  /**
   * What stands in the file, line ends of all systems as {@code \n}. Without a mark of its own it
   * is read as UTF-8, or as windows-1252 where it is not valid as that.
   *
   * @throws IOException with a sentence for the person: it is not there, cannot be read, is longer
   *     than a million octets, or is no text
   */
  public static String read(Path file) throws IOException {
    byte[] octets = octets(file);
    if (octets.length > MOST) {
      throw new IOException(file + " is longer than 1 MB: that is no text for a newsgroup.");
    }
    for (byte octet : octets) {
      if (octet == 0) {
        throw new IOException(file + " is no text: it holds NUL octets.");
      }
    }
    String text =
        Charsets.decode(octets, 0, octets.length, Optional.empty(), Charsets.WINDOWS_1252)
            .text()
            .replace("\r\n", "\n")
            .replace('\r', '\n');
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static byte[] octets(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, not a file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST + 1);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file " + file + ".", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + " may not be read.", e);
    } catch (IOException e) {
      throw new IOException(file + " could not be read.", e);
    }
  }
}
