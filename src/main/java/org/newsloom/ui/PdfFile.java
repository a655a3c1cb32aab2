package org.newsloom.ui;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * An article as PDF (ISO 32000). Each page is the picture that the printer would get, so that every
 * script and emoji looks as on screen; its words lie over it unseen, to be found and copied, as far
 * as the embedded font has their letters.
 */
final class PdfFile {
  /** Around the text, in points. */
  private static final double MARGIN = 54;

  private final PDRectangle paper;

  /**
   * A line of a page.
   *
   * @param words may be empty
   * @param top where it begins below the upper margin, in points
   * @param size of its letters, in points
   */
  record Line(String words, double top, double size) {}

  /**
   * A page.
   *
   * @param width of the picture, in pixels
   * @param height of the picture, in pixels
   * @param packed its pixels, three octets each, row by row, deflated (RFC 1950)
   * @param lines from top to bottom
   */
  // An array in a record: it is handed on, never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Page(int width, int height, byte[] packed, List<Line> lines) {
    /** The same with its pixels as they are, packed a tenth of that or less. */
    static Page of(int width, int height, byte[] rgb, List<Line> lines) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
        deflater.write(rgb);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Page(width, height, packed.toByteArray(), lines);
    }
  }

  /**
   * A file on the paper that is used in a country.
   *
   * @param country ISO 3166; may be empty
   */
  PdfFile(String country) {
    boolean letter = List.of("US", "CA", "MX", "PH", "CL", "CO").contains(country);
    paper = letter ? PDRectangle.LETTER : PDRectangle.A4;
  }

  /** The room for text, in points. */
  double width() {
    return paper.getWidth() - 2 * MARGIN;
  }

  /** The room for text, in points. */
  double height() {
    return paper.getHeight() - 2 * MARGIN;
  }

  /**
   * Writes the pages; a file that was there before, or that a link leads to, is replaced when the
   * new one is whole.
   */
  void write(Path file, String title, List<Page> pages) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file;
    // Beside it, to be renamed in one step; of a name that nobody has.
    Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle(title);
      PDFont font = font(document);
      Map<Integer, Boolean> known = new HashMap<>();
      for (Page page : pages) {
        add(document, font, known, page);
      }
      document.save(part.toFile());
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static PDFont font(PDDocument document) throws IOException {
    try (InputStream in = PdfFile.class.getResourceAsStream("fonts/JetBrainsMono-Regular.ttf")) {
      return PDType0Font.load(document, in);
    }
  }

  private void add(PDDocument document, PDFont font, Map<Integer, Boolean> known, Page page)
      throws IOException {
    PDPage sheet = new PDPage(paper);
    document.addPage(sheet);
    PDImageXObject picture =
        new PDImageXObject(
            document,
            new ByteArrayInputStream(page.packed()),
            COSName.FLATE_DECODE,
            page.width(),
            page.height(),
            8,
            PDDeviceRGB.INSTANCE);
    double high = width() * page.height() / page.width();
    try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
      float top = (float) (paper.getHeight() - MARGIN);
      content.drawImage(
          picture, (float) MARGIN, (float) (top - high), (float) width(), (float) high);
      content.setRenderingMode(RenderingMode.NEITHER);
      for (Line line : page.lines()) {
        String words = writable(font, known, line.words());
        if (!words.isBlank()) {
          content.beginText();
          content.setFont(font, (float) line.size());
          content.newLineAtOffset((float) MARGIN, (float) (top - line.top() - line.size()));
          content.showText(words);
          content.endText();
        }
      }
    }
  }

  /** The letters that the font has; a blank for each of the others. */
  private static String writable(PDFont font, Map<Integer, Boolean> known, String words) {
    StringBuilder out = new StringBuilder();
    words
        .codePoints()
        .forEach(letter ->
            out.appendCodePoint(known.computeIfAbsent(letter, it -> has(font, it)) ? letter : ' '));
    return out.toString();
  }

  private static boolean has(PDFont font, int letter) {
    try {
      return font.encode(Character.toString(letter)).length > 0;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
