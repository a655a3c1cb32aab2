package org.newsloom.mime;

import static org.newsloom.mime.EmbeddedFiles.nextLine;
import static org.newsloom.mime.EmbeddedFiles.startsWith;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.newsloom.article.JoinedFile;

/**
 * Files that are spread over several articles. The pieces of a yEnc file say where they belong; one
 * in uuencode or base64 goes on in the next article where the last one stopped.
 */
final class FileJoiner {
  /** A file is not grown beyond what came of it by more than this for pieces that are missing. */
  private static final int MOST_GAP = 64 * 1024 * 1024;

  private FileJoiner() {}

  /**
   * The files.
   *
   * @param texts the texts of the articles in the order of the parts
   */
  static List<JoinedFile> join(List<byte[]> texts, Limits limits) {
    Map<String, List<YencFile.Piece>> pieces = new LinkedHashMap<>();
    for (byte[] text : texts) {
      for (int line = 0; line < text.length; line = nextLine(text, line, text.length)) {
        if (startsWith(text, line, text.length, "=ybegin ")) {
          YencFile.piece(text, line, text.length)
              .ifPresent(
                  piece -> pieces.computeIfAbsent(piece.name(), _ -> new ArrayList<>()).add(piece));
        }
      }
    }
    List<JoinedFile> files = new ArrayList<>();
    pieces.forEach((name, all) -> files.add(yenc(name, all)));
    return files.isEmpty() ? continued(texts, limits) : files;
  }

  private static JoinedFile yenc(String name, List<YencFile.Piece> all) {
    List<YencFile.Piece> ordered = new ArrayList<>(all);
    ordered.sort(Comparator.comparingLong(YencFile.Piece::begin));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> problems = new ArrayList<>();
    long size = 0;
    Optional<Long> crc = Optional.empty();
    for (YencFile.Piece piece : ordered) {
      size = Math.max(size, piece.size());
      crc = crc.or(piece::crc);
      piece.problem().ifPresent(problem -> problems.add("part " + piece.part() + ": " + problem));
      long gap = piece.begin() - out.size();
      if (gap > 0) {
        problems.add(
            String.format(Locale.ROOT, "%d octets are missing before part %d", gap, piece.part()));
        out.writeBytes(new byte[(int) Math.min(gap, MOST_GAP)]);
      }
      int known = Math.clamp(-gap, 0, piece.octets().length);
      out.write(piece.octets(), known, piece.octets().length - known);
    }
    if (size > 0 && out.size() < size) {
      problems.add(
          String.format(Locale.ROOT, "%d octets are missing at the end", size - out.size()));
    }
    byte[] octets = out.toByteArray();
    if (problems.isEmpty() && crc.isPresent() && crc.get() != crcOf(octets)) {
      problems.add("the checksum of the whole does not match");
    }
    return new JoinedFile(safe(name), octets, problem(problems));
  }

  private static long crcOf(byte[] octets) {
    CRC32 crc = new CRC32();
    crc.update(octets);
    return crc.getValue();
  }

  /** What begins in one article and ends in another. */
  private static List<JoinedFile> continued(List<byte[]> texts, Limits limits) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    boolean begun = false;
    for (byte[] text : texts) {
      int from = begun ? UuFile.dataBegin(text) : 0;
      int to = UuFile.dataEnd(text, from);
      whole.write(text, from, to - from);
      if (to > from && text[to - 1] != '\n') {
        whole.write('\n');
      }
      begun |= to > from && UuFile.hasBegin(text);
    }
    byte[] octets = whole.toByteArray();
    List<JoinedFile> files = new ArrayList<>();
    for (EmbeddedFiles.Piece piece :
        EmbeddedFiles.split(octets, 0, octets.length, limits.files())) {
      if (piece instanceof EmbeddedFiles.File file) {
        files.add(new JoinedFile(safe(file.name()), file.octets(), file.problem()));
      }
    }
    return files;
  }

  private static Optional<String> problem(List<String> problems) {
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }

  /** Names are octets of a text that does not say its charset. */
  private static String safe(String octets) {
    byte[] raw = octets.getBytes(StandardCharsets.ISO_8859_1);
    String name = BodyCharset.decode(raw, Optional.empty(), Optional.empty()).text().strip();
    return name.isEmpty() ? "" : Parameters.safeFileName(name);
  }
}
