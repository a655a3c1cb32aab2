package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.newsloom.Corpus;
import org.newsloom.mime.ArticleParser;

/** Pictures in the field X-Face. */
final class XFaceTest {
  private static final Path SAMPLE =
      Path.of("src/main/resources/org/newsloom/sample/articles/0100-faces-post-yours.eml");

  /** Checksums of what {@code uncompface} makes of the samples, dots as characters. */
  private static final List<String> OTHERS =
      List.of("58a185b9", "3afbbf82", "126a1c1f", "126a1c1f", "797c1f6a", "797c1f6a", "13b2f3d7");

  @Test
  void areTheOnesThatOtherProgramsSee() throws IOException {
    List<String> ours = new ArrayList<>();
    for (Object row :
        JSON.std.listFrom(Files.readString(Corpus.path("tables/xface-samples.json")))) {
      Map<?, ?> sample = (Map<?, ?>) row;
      if ("X-Face".equals(sample.get("header"))) {
        BitSet dots = XFace.dots(String.valueOf(sample.get("value"))).orElseThrow();
        CRC32 sum = new CRC32();
        for (int i = 0; i < XFace.SIDE * XFace.SIDE; i++) {
          sum.update(dots.get(i) ? '#' : '.');
        }
        ours.add(Long.toHexString(sum.getValue()));
      }
    }
    assertThat(ours).isEqualTo(OTHERS);
  }

  @Test
  void areNeverMoreThanTheirDotsWhateverStandsThere() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      StringBuilder field = new StringBuilder();
      for (int k = random.nextInt(900); k >= 0; k--) {
        field.append((char) random.nextInt(i % 2 == 0 ? 128 : 0x3000));
      }
      assertThat(XFace.dots(field.toString()).map(BitSet::length).orElse(0))
          .isLessThanOrEqualTo(XFace.SIDE * XFace.SIDE);
    }
    assertThat(XFace.dots("")).isEmpty();
    assertThat(XFace.dots("!!!")).isEmpty();
    assertThat(XFace.dots("x".repeat(2_001))).isEmpty();
  }

  @Test
  void standsInOurOwnSampleToo() throws IOException {
    String field =
        new ArticleParser().parse(Files.readAllBytes(SAMPLE)).header("X-Face").orElseThrow();
    BitSet dots = XFace.dots(field).orElseThrow();
    Fx.start();
    assertThat(Fx.on(() -> PictureData.xFace(field).orElseThrow().getWidth())).isEqualTo(48);
    assertThat(dots.cardinality()).isBetween(20, XFace.SIDE * XFace.SIDE - 20);
  }
}
