package org.newsloom.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of a zip one after the other, each ended by a line end if it has none. */
final class ZipEntries extends InputStream {
  private final ZipInputStream zip;
  private boolean inEntry;
  private boolean ended;
  private int last = '\n';

  /** Names are of no account, so those of no known charset are no trouble. */
  ZipEntries(InputStream in) {
    this.zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] octets, int from, int length) throws IOException {
    while (length > 0 && !ended) {
      int count = inEntry ? zip.read(octets, from, length) : -1;
      if (count > 0) {
        last = octets[from + count - 1];
        return count;
      }
      ended = count < 0 && !nextEntry();
      if (last != '\n') {
        last = '\n';
        octets[from] = '\n';
        return 1;
      }
    }
    return length == 0 ? 0 : -1;
  }

  private boolean nextEntry() throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && isPassedOver(entry)) {
      entry = zip.getNextEntry();
    }
    inEntry = entry != null;
    return inEntry;
  }

  /** Folders, and what macOS puts beside files. */
  private static boolean isPassedOver(ZipEntry entry) {
    return entry.isDirectory() || entry.getName().startsWith("__MACOSX/");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
