package org.newsloom.post;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.newsloom.mime.Parameters;

/**
 * A file that goes out with an article: its octets as they were when it was attached, so that
 * neither a crash nor the end of the file on disk loses it.
 */
public final class AttachedFile {
  private final String name;
  private final byte[] octets;
  private final int escaped;

  /**
   * A file.
   *
   * @param name its name or path; of that the last part is kept, made {@linkplain
   *     Parameters#safeFileName safe}: no folder of the writer's goes out
   * @param octets what it holds; not to be written to
   */
  public AttachedFile(String name, byte[] octets) {
    this.name = Parameters.safeFileName(name);
    this.octets = octets;
    int count = 0;
    for (byte octet : octets) {
      int c = (octet + 42) & 0xff;
      count += c == 0 || c == '\n' || c == '\r' || c == '=' ? 1 : 0;
    }
    escaped = count;
  }

  /**
   * Reads a file.
   *
   * @param most octets of the largest file that is read
   * @throws IOException with a sentence for the person: it is not there, cannot be read, or is too
   *     large
   */
  public static AttachedFile read(Path file, int most) throws IOException {
    String shown = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, not a file.");
    }
    if (!Files.isRegularFile(file) && Files.exists(file)) {
      throw new IOException(file + " is no file that can be attached.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(most + 1);
      if (octets.length > most) {
        throw new IOException(
            shown
                + " is larger than "
                + Attachments.size(most)
                + ", which is the most that an article may carry (Settings, Posting).");
      }
      return new AttachedFile(shown, octets);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file " + file + ".", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + " may not be read.", e);
    }
  }

  /** Its name without a folder, safe on any system. */
  public String name() {
    return name;
  }

  /** What it holds; not to be written to. */
  public byte[] octets() {
    return octets;
  }

  /** How many octets it has in an article, at the most. */
  long encodedSize(Attachments.Form form) {
    return switch (form) {
      case MIME -> 300 + name.length() * 4L + (octets.length + 2) / 3 * 4L * 78 / 76;
      case YENC -> 100 + name.length() * 4L + octets.length + escaped + octets.length / 128 * 4L;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttachedFile file
        && name.equals(file.name)
        && Arrays.equals(octets, file.octets);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + octets.length;
  }

  @Override
  public String toString() {
    return name + " (" + Attachments.size(octets.length) + ")";
  }
}
