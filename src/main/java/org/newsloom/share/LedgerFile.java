package org.newsloom.share;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Serial;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.share.Ledger.Choice;
import org.newsloom.share.Ledger.Kind;
import org.newsloom.share.Ledger.Numbered;
import org.newsloom.share.Ledger.Numbering;

/**
 * A ledger as a file: lines of text in UTF-8, packed by gzip. The last line tells how many there
 * are, so that a file that is not whole is never taken for one.
 *
 * @param machine who wrote it: 16 hexadecimal digits
 * @param name what the person calls that machine
 * @param written when, in milliseconds since 1970, by the clock of that machine
 * @param notes further lines that only the machine itself keeps
 */
record LedgerFile(String machine, String name, long written, Ledger ledger, List<String> notes) {
  static final long MOST_OCTETS = 64L << 20;
  private static final long MOST_UNPACKED = 256L << 20;
  private static final int LONGEST_LINE = 8_192;
  private static final int LONGEST_NAME = 60;
  private static final int VERSION = 1;
  private static final String FIRST = "newsloom-marks ";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern SERVER = Pattern.compile("[^\\s]{1,300}:\\d{1,5}");

  private static final Map<Kind, Set<String>> MARKS =
      Map.of(
          Kind.FLAG, Set.of(Ledger.FLAGGED, Ledger.NOT),
          Kind.THREAD, Set.of(Ledger.WATCHED, Ledger.IGNORED, Ledger.NOT),
          Kind.SUBSCRIPTION, Set.of(Ledger.SUBSCRIBED, Ledger.NOT));

  private static final Map<String, Kind> KINDS =
      Map.of("flag", Kind.FLAG, "thread", Kind.THREAD, "subscription", Kind.SUBSCRIPTION);

  /** A file that cannot be taken; nothing of it was. */
  static final class UnreadableException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /** Why not. */
    enum Why {
      /** It is damaged, has not arrived whole or is something else. */
      DAMAGED,
      /** A newer version of the program wrote it. */
      NEWER,
      /** It is larger than anything that this program writes. */
      TOO_LARGE
    }

    private final Why why;

    UnreadableException(Why why, String detail) {
      super(detail);
      this.why = why;
    }

    Why why() {
      return why;
    }
  }

  /** A name as one line of bounded length. */
  static String plainName(String name) {
    String line = name.replaceAll("\\p{Cc}|\\p{Cf}", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_NAME
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME));
  }

  static boolean isServer(String server) {
    return SERVER.matcher(server).matches();
  }

  byte[] octets() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out);
    return out.toByteArray();
  }

  private void write(OutputStream out) throws IOException {
    try (Writer text =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(out), StandardCharsets.UTF_8))) {
      Lines lines = new Lines(text);
      lines.add(FIRST + VERSION);
      lines.add("machine " + machine + " " + plainName(name));
      lines.add("written " + written);
      for (String note : notes) {
        lines.add("note " + note);
      }
      for (Map.Entry<Numbering, Numbered> one : inOrder(ledger.numberings()).entrySet()) {
        write(lines, one.getKey(), one.getValue());
      }
      for (Map.Entry<String, Kind> kind : new TreeMap<>(KINDS).entrySet()) {
        for (Map.Entry<String, Choice> one :
            new TreeMap<>(ledger.choices(kind.getValue())).entrySet()) {
          Choice choice = one.getValue();
          lines.add(kind.getKey() + " " + choice.time() + " " + choice.mark() + " " + one.getKey());
        }
      }
      text.write("end " + lines.count + "\n");
    }
  }

  /** Always in the same order: the same ledger gives the same file. */
  private static Map<Numbering, Numbered> inOrder(Map<Numbering, Numbered> numberings) {
    Map<Numbering, Numbered> sorted =
        new TreeMap<>(
            java.util.Comparator.comparing(Numbering::server)
                .thenComparing(Numbering::group)
                .thenComparing(Numbering::tag));
    sorted.putAll(numberings);
    return sorted;
  }

  private static void write(Lines lines, Numbering numbering, Numbered known) throws IOException {
    lines.add("numbering " + numbering.server() + " " + numbering.group() + " " + numbering.tag());
    for (Map.Entry<Long, Integer> one : known.witnesses().hashes().entrySet()) {
      lines.add("witness " + one.getKey() + " " + HexFormat.of().toHexDigits(one.getValue()));
    }
    MarkHistory marks = known.marks();
    for (int i = 0; i < marks.size(); i++) {
      lines.add(
          (marks.isRead(i) ? "r " : "u ")
              + marks.low(i)
              + " "
              + marks.high(i)
              + " "
              + marks.time(i));
    }
  }

  private static final class Lines {
    private final Writer text;
    private long count;

    Lines(Writer text) {
      this.text = text;
    }

    void add(String line) throws IOException {
      text.write(line);
      text.write('\n');
      count++;
    }
  }

  /**
   * Reads a file whole.
   *
   * @throws UnreadableException where it is not one of these, or not whole
   */
  static LedgerFile read(InputStream octets) throws IOException {
    try (InputStream in = new BufferedInputStream(new GZIPInputStream(octets))) {
      return new Parser(in).file();
    } catch (ZipException | EOFException e) {
      throw damaged(e.toString());
    }
  }

  private static UnreadableException damaged(String detail) {
    return new UnreadableException(UnreadableException.Why.DAMAGED, detail);
  }

  /** Reads one file. */
  private static final class Parser {
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long octets;
    private long lines;

    /** As {@link Ledger#size}, of what was read so far. */
    private long size;

    private final Ledger ledger = new Ledger();
    private final List<String> notes = new ArrayList<>();
    private String machine = "";
    private String name = "";
    private long written;

    private @Nullable Numbering numbering;
    private MarkHistory.Builder marks = new MarkHistory.Builder();
    private final Map<Long, Integer> witnesses = new HashMap<>();

    Parser(InputStream in) {
      this.in = in;
    }

    LedgerFile file() throws IOException {
      header(line());
      while (true) {
        String text = line();
        if (text.startsWith("end ")) {
          if (number(text.substring(4)) != lines - 1 || machine.isEmpty() || in.read() >= 0) {
            throw damaged("line " + lines + " is no end");
          }
          endNumbering();
          return new LedgerFile(machine, name, written, ledger, List.copyOf(notes));
        }
        take(text);
      }
    }

    private static void header(String first) throws IOException {
      if (!first.startsWith(FIRST)) {
        throw damaged("no first line");
      }
      if (number(first.substring(FIRST.length())) > VERSION) {
        throw new UnreadableException(UnreadableException.Why.NEWER, first);
      }
    }

    private void take(String text) throws IOException {
      String[] words = text.split(" ", -1);
      switch (words[0]) {
        case "r", "u" -> {
          demand(words.length == 4 && numbering != null);
          size++;
          demand(
              marks.add(number(words[1]), number(words[2]), words[0].equals("r"), time(words[3])));
        }
        case "witness" -> {
          demand(words.length == 3 && numbering != null && words[2].length() == 8);
          size++;
          witnesses.put(number(words[1]), hash(words[2]));
        }
        case "numbering" -> {
          endNumbering();
          size += Ledger.NUMBERING;
          demand(
              words.length == 4
                  && isServer(words[1])
                  && Newsgroup.parse(words[2]).isPresent()
                  && HEX.matcher(words[3]).matches());
          numbering = new Numbering(words[1], words[2], words[3]);
        }
        case "flag", "thread", "subscription" -> choice(text, words);
        case "machine" -> {
          demand(words.length >= 2 && HEX.matcher(words[1]).matches());
          machine = words[1];
          name = plainName(text.substring(Math.min(text.length(), 8 + 16 + 1)));
        }
        case "written" -> {
          demand(words.length == 2);
          written = Math.min(Ledger.LAST, number(words[1]));
        }
        case "note" -> {
          size += Ledger.CHOICE;
          notes.add(text.substring(Math.min(text.length(), 5)));
        }
        default -> throw damaged("line " + lines);
      }
    }

    private void choice(String text, String[] words) throws IOException {
      Kind kind = KINDS.getOrDefault(words[0], Kind.FLAG);
      size += Ledger.CHOICE;
      demand(words.length >= 4 && MARKS.getOrDefault(kind, Set.of()).contains(words[2]));
      String thing = text.substring(words[0].length() + words[1].length() + words[2].length() + 3);
      demand(
          kind == Kind.SUBSCRIPTION
              ? words.length == 5 && isServer(words[3]) && Newsgroup.parse(words[4]).isPresent()
              : MessageId.parse(thing).map(MessageId::text).equals(Optional.of(thing)));
      ledger.add(kind, thing, new Choice(time(words[1]), words[2]));
    }

    private void endNumbering() {
      if (numbering != null) {
        ledger.add(numbering, new Numbered(marks.build(), Witnesses.ofHashes(witnesses)));
      }
      marks = new MarkHistory.Builder();
      witnesses.clear();
    }

    private void demand(boolean good) throws IOException {
      if (!good) {
        throw damaged("line " + lines);
      }
    }

    private static long number(String word) throws IOException {
      try {
        long number = Long.parseLong(word);
        if (number >= 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Told like any other nonsense.
      }
      throw damaged("no number");
    }

    private static int hash(String word) throws IOException {
      try {
        return HexFormat.fromHexDigits(word);
      } catch (IllegalArgumentException e) {
        throw damaged("no hash");
      }
    }

    private long time(String word) throws IOException {
      long time = number(word);
      demand(time >= Ledger.BEFORE && time <= Ledger.LAST);
      return time;
    }

    private String line() throws IOException {
      line.reset();
      while (true) {
        int octet = in.read();
        if (octet < 0) {
          throw damaged("no end");
        }
        if (++octets > MOST_UNPACKED || size > Ledger.MOST) {
          throw new UnreadableException(UnreadableException.Why.TOO_LARGE, "unpacked");
        }
        if (octet == '\n') {
          lines++;
          return line.toString(StandardCharsets.UTF_8);
        }
        if (line.size() > LONGEST_LINE) {
          throw damaged("a line without end");
        }
        line.write(octet);
      }
    }
  }
}
