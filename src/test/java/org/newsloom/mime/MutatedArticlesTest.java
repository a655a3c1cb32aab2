package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.newsloom.Corpus;
import org.newsloom.article.Article;
import org.newsloom.article.Defect;
import org.newsloom.article.Part;

/**
 * Articles damaged at random. Each is read through every decoder; what one of them throws is told
 * with the octets that made it. {@code -Dfuzz.minutes=60} goes on for so long, from a new beginning
 * each time.
 */
final class MutatedArticlesTest {
  private static final ArticleParser PARSER = new ArticleParser();
  private static final MimeHeaderDecoder HEADERS =
      new MimeHeaderDecoder(StandardCharsets.ISO_8859_1);
  private static final int USUAL_ROUNDS = 3_000;

  /** Larger ones are cut before they are damaged: rounds are worth more than size. */
  private static final int MOST_OCTETS = 16 * 1024;

  /** Each part is looked for from the beginning. */
  private static final int MOST_PARTS = 10;

  private static final List<String> TOKENS =
      List.of(
          "=?",
          "?=",
          "=?UTF-8?Q?",
          "=?iso-2022-jp?B?",
          "?==?",
          "\r\n",
          "\n\n",
          "\n ",
          "\u0000",
          "\n--",
          "--\n",
          "Content-Type: ",
          "multipart/mixed; boundary=",
          "message/rfc822",
          "text/html",
          "; charset=utf-7",
          "; name*0*=",
          "; name*=utf-8''",
          "format=flowed",
          "Content-Transfer-Encoding: base64\n\n",
          "quoted-printable",
          "=\n",
          "=3D",
          "=ybegin ",
          "=ypart begin=1 end=2",
          "=yend size=99999999999",
          "begin 644 a",
          "\nend\n",
          "begin-base64",
          "\u001b$B",
          "\u001b(B",
          "+AGE-",
          "~{",
          "\ufeff",
          "\ufffd",
          "\ud83d\udc68\u200d\ud83d\udc69",
          "<a@b>",
          "References: ",
          "Date: 31 Feb 99999 25:61",
          "From: \"\\",
          "(((((((",
          "<<<<",
          "<table><tr><td>",
          "</",
          "&#x110000;",
          "> > >| : ",
          "-- \n",
          "--- \n * Origin: ");

  private final List<byte[]> seeds = new ArrayList<>();

  @Test
  @Timeout(value = 120, unit = TimeUnit.MINUTES) // only against reading that never ends
  void areReadWhateverWasDoneToThem() throws Exception {
    collectSeeds();
    long minutes = Long.getLong("fuzz.minutes", 0);
    long seed = minutes == 0 ? 20_261_126 : System.nanoTime();
    long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();
    long rounds = 0;
    long longest = 0;
    while (rounds < USUAL_ROUNDS || System.nanoTime() < end) {
      byte[] raw = mutated(random);
      long begun = System.nanoTime();
      try {
        read(raw);
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        wrong.add(e + " in " + at(e) + " of " + HexFormat.of().formatHex(raw));
        if (wrong.size() > 20) {
          break;
        }
      }
      long took = System.nanoTime() - begun;
      if (took > longest) {
        longest = took;
        keep(raw, took);
      }
      rounds++;
    }
    System.out.println(
        rounds + " damaged articles read, the longest in " + longest / 1_000_000 + " ms");
    assertThat(wrong).isEmpty();
  }

  /** The article that took longest is left to be looked at. */
  private static void keep(byte[] raw, long nanos) throws Exception {
    if (nanos > 200_000_000 && Files.isDirectory(Path.of("target"))) {
      Files.write(Path.of("target", "slowest-mutated.eml"), raw);
    }
  }

  private static String at(Throwable e) {
    return Arrays.stream(e.getStackTrace()).limit(4).map(String::valueOf).toList().toString();
  }

  private void collectSeeds() throws Exception {
    Path samples = Path.of("src/main/resources/org/newsloom/sample/articles");
    try (var files = Files.walk(samples)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        seeds.add(Files.readAllBytes(file));
      }
    }
    for (String archive : List.of("malformed/malformed.tar.gz", "messages/messages.tar.gz")) {
      seeds.addAll(Tar.files(Corpus.path(archive)).values());
    }
    assertThat(seeds).isNotEmpty();
  }

  private byte[] mutated(Random random) {
    byte[] raw = seed(random);
    for (int times = 1 + random.nextInt(6); times > 0; times--) {
      int from = raw.length == 0 ? 0 : random.nextInt(raw.length);
      int to = Math.min(raw.length, from + random.nextInt(1 << random.nextInt(10)));
      raw =
          switch (random.nextInt(7)) {
            case 0 -> joined(raw, 0, from, new byte[0], to); // a piece is lost
            case 1 -> joined(raw, 0, from, token(random), from); // something comes in
            case 2 -> joined(raw, 0, to, Arrays.copyOfRange(raw, from, to), to); // said twice
            case 3 -> joined(raw, 0, from, seed(random), to); // another article
            case 4 -> joined(raw, 0, from, noise(random), to);
            case 5 -> Arrays.copyOf(raw, from); // cut
            default -> flipped(raw, random);
          };
    }
    return raw.length > 2 * MOST_OCTETS ? Arrays.copyOf(raw, 2 * MOST_OCTETS) : raw;
  }

  private byte[] seed(Random random) {
    byte[] seed = seeds.get(random.nextInt(seeds.size()));
    return seed.length > MOST_OCTETS ? Arrays.copyOf(seed, MOST_OCTETS) : seed.clone();
  }

  private static byte[] token(Random random) {
    String token = TOKENS.get(random.nextInt(TOKENS.size()));
    return token
        .repeat(1 + random.nextInt(1 << random.nextInt(9)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[random.nextInt(64)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] flipped(byte[] raw, Random random) {
    for (int i = random.nextInt(8); i >= 0 && raw.length > 0; i--) {
      raw[random.nextInt(raw.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return raw;
  }

  private static byte[] joined(byte[] raw, int from, int to, byte[] middle, int again) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(raw, from, to - from);
    all.writeBytes(middle);
    all.write(raw, again, raw.length - again);
    return all.toByteArray();
  }

  /** Everything that is done with an article before a person sees it. */
  private static void read(byte[] raw) {
    Article article = PARSER.parse(raw);
    TextStructure.of(article.text());
    for (Part part : article.parts().subList(0, Math.min(MOST_PARTS, article.parts().size()))) {
      assertThat(PARSER.part(raw, part.path())).isPresent();
    }
    int line = 0;
    for (int at = 0; at < raw.length && line < 50; line++) {
      int end = at;
      while (end < raw.length && raw[end] != '\n') {
        end++;
      }
      byte[] value = Arrays.copyOfRange(raw, at, Math.min(end, at + 4_000));
      List<Defect> defects = new ArrayList<>();
      HEADERS.text(value, 0, value.length, defects);
      HEADERS.author(value, 0, value.length, defects);
      HEADERS.date(value, 0, value.length, defects);
      HEADERS.references(value, 0, value.length, defects);
      at = end + 1;
    }
  }
}
