package org.newsloom.archive;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Files that are plain or compressed, whatever their names are. */
public final class PackedFiles {
  private static final int BUFFER = 64 * 1024;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  private PackedFiles() {}

  /**
   * The octets of a file, unpacked where they begin as files of gzip (RFC 1952) or zstd (RFC 8878)
   * do.
   *
   * @throws IOException where it cannot be read or its compression is broken at the start
   */
  public static InputStream open(Path file) throws IOException {
    InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      plain.mark(ZSTD.length);
      byte[] head = plain.readNBytes(ZSTD.length);
      plain.reset();
      if (begins(head, GZIP)) {
        return new BufferedInputStream(new GZIPInputStream(plain, BUFFER), BUFFER);
      }
      return begins(head, ZSTD)
          ? new BufferedInputStream(new ZstdInputStream(plain), BUFFER)
          : plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static boolean begins(byte[] head, byte[] mark) {
    return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
  }

  /** Whether reading failed since a compressed file is cut or damaged, not since the disk is. */
  static boolean isBrokenOff(IOException failure) {
    return failure instanceof EOFException
        || failure instanceof ZipException
        || failure instanceof ZstdIOException;
  }
}
