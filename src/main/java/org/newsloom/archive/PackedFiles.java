package org.newsloom.archive;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Files that are plain or compressed, whatever their names are. */
public final class PackedFiles {
  private static final int BUFFER = 64 * 1024;
  private static final int HEAD = 16;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** Of a frame of zstd that is to be passed over, behind its first octet, 0x50 to 0x5f. */
  private static final byte[] ZSTD_SKIPPED = {0x2a, 0x4d, 0x18};

  /** Before the compressed articles of a batch: {@code #! gunbatch}, {@code #! zunbatch}. */
  private static final String UNBATCH = "#! ?unbatch";

  /** Ways of compression that are not known here, by the first octets. */
  private static final Map<String, String> FOREIGN =
      Map.of(
          "BZh",
          "bzip2",
          "\u00fd7zXZ",
          "xz",
          "7z\u00bc\u00af",
          "7-Zip",
          "\u001f\u009d",
          "compress");

  private PackedFiles() {}

  /**
   * The octets of a file, unpacked where they begin as files of gzip (RFC 1952), zstd (RFC 8878) or
   * zip do. The files of a zip come one after the other.
   *
   * @throws IOException where it cannot be read or its compression is broken at the start
   */
  public static InputStream open(Path file) throws IOException {
    InputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      byte[] head = head(plain);
      if (isUnbatch(head)) {
        plain.skipNBytes(UNBATCH.length() + 1L);
        head = head(plain);
      }
      return unpacked(plain, head);
    } catch (EOFException | ZipException e) {
      plain.close();
      throw new IOException("its compression is broken at the beginning", e);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private static byte[] head(InputStream in) throws IOException {
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    return head;
  }

  private static InputStream unpacked(InputStream plain, byte[] head) throws IOException {
    if (begins(head, GZIP)) {
      return new BufferedInputStream(new GZIPInputStream(plain, BUFFER), BUFFER);
    }
    if (begins(head, ZSTD) || isSkippedFrame(head)) {
      return new BufferedInputStream(new ZstdInputStream(plain), BUFFER);
    }
    if (begins(head, ZIP)) {
      return new BufferedInputStream(new ZipEntries(plain), BUFFER);
    }
    String start = new String(head, StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> foreign : FOREIGN.entrySet()) {
      if (start.startsWith(foreign.getKey())) {
        throw new IOException(
            "it is compressed by " + foreign.getValue() + ", which has to be undone first");
      }
    }
    return plain;
  }

  private static boolean isUnbatch(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    return start.matches("(?s)#! [a-z]unbatch\n.*");
  }

  private static boolean isSkippedFrame(byte[] head) {
    return head.length > ZSTD_SKIPPED.length
        && (head[0] & 0xf0) == 0x50
        && begins(Arrays.copyOfRange(head, 1, head.length), ZSTD_SKIPPED);
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
