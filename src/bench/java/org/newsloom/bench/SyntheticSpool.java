package org.newsloom.bench;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A synthetic group with its overview ready in a file: a range of numbers is a range of octets, so
 * that a server only has to copy. Articles are made from their overview line when they are asked
 * for. Safe for any number of threads.
 */
final class SyntheticSpool implements Closeable {
  /** The group of all articles. */
  static final String GROUP = "synth.large";

  /** The group of every tenth. */
  static final String SECOND_GROUP = "synth.crossposts";

  static final String HOST = "news.synth.example";

  private static final byte[] CRLF = {'\r', '\n'};

  private final SpoolOptions options;
  private final FileChannel lines;
  private final LongBuffer offsets;
  private final IntBuffer crossposts;

  private SyntheticSpool(
      SpoolOptions options, FileChannel lines, LongBuffer offsets, IntBuffer crossposts) {
    this.options = options;
    this.lines = lines;
    this.offsets = offsets;
    this.crossposts = crossposts;
  }

  /** Opens the group whose files lie in a folder, and makes them first where they do not. */
  static SyntheticSpool open(Path folder, SpoolOptions options) throws IOException {
    Path overview = folder.resolve(options.name() + ".overview");
    Path index = folder.resolve(options.name() + ".index");
    Path second = folder.resolve(options.name() + ".second");
    if (!Files.exists(overview)) {
      Files.createDirectories(folder);
      Path making = Files.createTempFile(folder, "making", ".overview");
      write(options, making, index, second);
      Files.move(making, overview, StandardCopyOption.ATOMIC_MOVE);
    }
    return new SyntheticSpool(
        options,
        FileChannel.open(overview),
        mapped(index).asLongBuffer(),
        mapped(second).asIntBuffer());
  }

  SpoolOptions options() {
    return options;
  }

  int slots() {
    return offsets.limit() - 1;
  }

  long low() {
    return options.number(0);
  }

  long high() {
    return options.number(slots() - 1);
  }

  /** How many articles stand in the second group. */
  int crossposts() {
    return crossposts.limit();
  }

  /** The slot of an article of the second group, whose numbers begin at 1. */
  int crosspost(int number) {
    return crossposts.get(number - 1);
  }

  FileChannel lines() {
    return lines;
  }

  /**
   * Where the line of a slot begins in the file; the end of the file for the slot after the last.
   */
  long offset(long slot) {
    return offsets.get((int) Math.clamp(slot, 0, (long) slots()));
  }

  boolean isArticle(long slot) {
    return slot >= 0 && slot < slots() && offset(slot) < offset(slot + 1);
  }

  /** The fields of an overview line; octets as letters of ISO 8859-1. */
  List<String> fields(int slot) throws IOException {
    ByteBuffer line = ByteBuffer.allocate((int) (offset(slot + 1L) - offset(slot)));
    while (line.hasRemaining() && lines.read(line, offset(slot) + line.position()) >= 0) {
      // Until the whole line is here.
    }
    String text = new String(line.array(), StandardCharsets.ISO_8859_1);
    return List.of(text.stripTrailing().split("\t", -1));
  }

  /** The slot of a Message-ID; -1 where it is none of ours. */
  int slotOf(String id) {
    int dot = id.indexOf('.');
    int at = id.indexOf('@');
    if (dot < 0 || at < dot || !id.substring(dot + 1, at).matches("[0-9a-z]{1,6}")) {
      return -1;
    }
    long slot = Long.parseLong(id.substring(dot + 1, at), Character.MAX_RADIX);
    boolean ours = isArticle(slot) && OverviewWriter.id(options.seed(), (int) slot).equals(id);
    return ours ? (int) slot : -1;
  }

  /** The header lines of an article with their ends, without the empty line. */
  byte[] head(int slot) throws IOException {
    List<String> fields = fields(slot);
    boolean both = fields.get(8).contains(SECOND_GROUP);
    OctetBuffer head = new OctetBuffer(1024);
    head.put("Path: ").put(HOST).put("!not-for-mail\r\nFrom: ").put(fields.get(2));
    head.put("\r\nNewsgroups: ").put(GROUP).put(both ? "," + SECOND_GROUP : "");
    head.put("\r\nSubject: ").put(fields.get(1)).put("\r\nDate: ").put(fields.get(3));
    head.put("\r\nMessage-ID: ").put(fields.get(4));
    if (!fields.get(5).isEmpty()) {
      head.put("\r\nReferences: ").put(fields.get(5));
    }
    head.put("\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8");
    head.put("\r\nContent-Transfer-Encoding: 8bit\r\nLines: ").put(fields.get(7));
    head.put("\r\n").put(fields.get(8)).put("\r\n");
    return head.toBytes();
  }

  /** The text of an article; no line begins with a dot. */
  byte[] body(int slot) throws IOException {
    SplittableRandom random = new SplittableRandom(OverviewWriter.mix(options.seed(), slot, 12));
    int count = Integer.parseInt(fields(slot).get(7));
    OctetBuffer body = new OctetBuffer(count * (OverviewWriter.LINE_LETTERS + 2));
    for (int i = 0; i < count; i++) {
      boolean rare = i == 0 && slot % 1000 == 500;
      String start = rare ? Words.RARE_IN_TEXT + " " : i > 0 && i < count / 3 ? "> " : "";
      body.put(start).put(Words.line(random, OverviewWriter.LINE_LETTERS - start.length()));
      body.put(CRLF, 0, 2);
    }
    return body.toBytes();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static ByteBuffer mapped(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private static void write(SpoolOptions options, Path overview, Path index, Path second)
      throws IOException {
    int slots = (int) (options.articles() * 1.01) + 1000;
    OverviewWriter writer = new OverviewWriter(options, slots);
    OctetBuffer buffer = new OctetBuffer(1 << 20);
    long written = 0;
    try (OutputStream lines = Files.newOutputStream(overview);
        DataOutputStream offsets = data(index);
        DataOutputStream crossposts = data(second)) {
      offsets.writeLong(0);
      int slot = 0;
      for (int articles = 0; articles < options.articles(); slot++) {
        if (writer.isHole(slot)) {
          writer.skip(slot);
        } else {
          if (writer.write(slot, buffer) > 0) {
            crossposts.writeInt(slot);
          }
          articles++;
        }
        offsets.writeLong(written + buffer.size());
        if (buffer.size() > 900_000) {
          lines.write(buffer.octets(), 0, buffer.size());
          written += buffer.size();
          buffer.clear();
        }
      }
      lines.write(buffer.octets(), 0, buffer.size());
    }
  }

  private static DataOutputStream data(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }
}
