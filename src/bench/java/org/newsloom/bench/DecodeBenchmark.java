package org.newsloom.bench;

import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.newsloom.article.Defect;
import org.newsloom.mime.MimeHeaderDecoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a header value takes to decode: ours beside mime4j and Jakarta Mail, all in one run, over
 * subjects and authors as the synthetic group has them. The others take text, and get it ready
 * made.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 12, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class DecodeBenchmark {
  static final int VALUES = 20_000;

  /** Which values. */
  @Param({"subjects", "encoded subjects"})
  public String values = "subjects";

  private final MimeHeaderDecoder decoder = new MimeHeaderDecoder(Charset.forName("windows-1252"));
  private final byte[][] octets = new byte[VALUES][];
  private final String[] texts = new String[VALUES];

  /** Takes the values from the group. */
  @Setup
  public void take() throws IOException {
    System.setProperty("mail.mime.decodetext.strict", "false");
    List<String> found = new ArrayList<>();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"), "newsloom-synthetic");
    try (SyntheticSpool spool = SyntheticSpool.open(folder, SpoolOptions.of(100_000))) {
      for (int slot = 0; slot < spool.slots(); slot++) {
        if (spool.isArticle(slot)) {
          String subject = spool.fields(slot).get(1);
          if (values.equals("subjects") || subject.contains("=?")) {
            found.add(subject);
          }
        }
      }
    }
    for (int i = 0; i < VALUES; i++) {
      texts[i] = found.get(i % found.size());
      octets[i] = texts[i].getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** Newsloom's decoder, from octets. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public void newsloom(Blackhole hole) {
    List<Defect> defects = new ArrayList<>();
    for (byte[] value : octets) {
      hole.consume(decoder.text(value, 0, value.length, defects));
      defects.clear();
    }
  }

  /** Apache James mime4j, from text. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public void mime4j(Blackhole hole) {
    for (String value : texts) {
      hole.consume(DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT));
    }
  }

  /** Jakarta Mail, from text; where it gives up, the value is taken as it stands. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public void jakartaMail(Blackhole hole) {
    for (String value : texts) {
      try {
        hole.consume(MimeUtility.decodeText(value));
      } catch (UnsupportedEncodingException e) {
        hole.consume(value);
      }
    }
  }
}
