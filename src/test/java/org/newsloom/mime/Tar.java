package org.newsloom.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads the regular files of a {@code .tar.gz} (POSIX ustar, GNU long names) into memory. */
public final class Tar {
  private static final int BLOCK = 512;

  private Tar() {}

  public static Map<String, byte[]> files(Path archive) {
    Map<String, byte[]> files = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
      String longName = "";
      for (byte[] head = in.readNBytes(BLOCK);
          head.length == BLOCK && head[0] != 0;
          head = in.readNBytes(BLOCK)) {
        int size = Integer.parseInt(text(head, 124, 12).strip(), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        String prefix = text(head, 345, 155);
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(head, 0, 100);
        switch (head[156]) {
          case 'L' -> longName = text(content, 0, content.length);
          case '0', 0 -> {
            String full = longName.isEmpty() ? name : longName;
            files.put(full.startsWith("./") ? full.substring(2) : full, content);
            longName = "";
          }
          default -> longName = "";
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String text(byte[] octets, int from, int length) {
    int end = from;
    while (end < from + length && octets[end] != 0) {
      end++;
    }
    return new String(octets, from, end - from, StandardCharsets.UTF_8);
  }
}
