package org.newsloom.ui;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.newsloom.article.Part;

/** Makes pictures of octets, within bounds. On any thread. */
final class PictureData {
  /** Larger files are saved, not shown. */
  static final long MOST_OCTETS = 20L * 1024 * 1024;

  /** A few octets can unpack to any number of pixels. */
  private static final long MOST_PIXELS = 40_000_000;

  /** A Face is 48 pixels wide and high, at most 966 octets; some are a little larger. */
  private static final int MOST_FACE = 128;

  private static final int MOST_FACE_LETTERS = 8_000;

  /** Width and height in pixels. */
  record Size(int width, int height) {
    boolean isBounded() {
      return width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
    }
  }

  private PictureData() {}

  /** Whether a part calls itself a picture that can be shown. */
  static boolean isPicture(Part part) {
    return part.size() <= MOST_OCTETS
        && switch (part.type()) {
          case "image/jpeg", "image/jpg", "image/pjpeg", "image/png", "image/gif", "image/bmp" ->
              true;
          default -> false;
        };
  }

  /**
   * A picture; empty where the octets are none, or one too large.
   *
   * @param width at most so wide; 0 for as wide as it is
   * @param height at most so high
   */
  static Optional<Image> read(byte[] octets, double width, double height) {
    if (octets.length > MOST_OCTETS || size(octets).filter(Size::isBounded).isEmpty()) {
      return Optional.empty();
    }
    Image image = new Image(new ByteArrayInputStream(octets), width, height, true, true);
    return image.isError() ? Optional.empty() : Optional.of(image);
  }

  /** The picture of a header field Face: a small PNG in base64. */
  static Optional<Image> face(String value) {
    String letters = value.replaceAll("\\s+", "");
    if (letters.length() > MOST_FACE_LETTERS) {
      return Optional.empty();
    }
    try {
      byte[] octets = Base64.getDecoder().decode(letters);
      return size(octets)
          .filter(size -> size.width() <= MOST_FACE && size.height() <= MOST_FACE)
          .flatMap(_ -> read(octets, 0, 0));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The picture of a header field X-Face, black on white. */
  static Optional<Image> xFace(String value) {
    return XFace.dots(value)
        .map(dots -> {
          WritableImage image = new WritableImage(XFace.SIDE, XFace.SIDE);
          for (int y = 0; y < XFace.SIDE; y++) {
            for (int x = 0; x < XFace.SIDE; x++) {
              boolean black = dots.get(x + y * XFace.SIDE);
              image.getPixelWriter().setColor(x, y, black ? Color.BLACK : Color.WHITE);
            }
          }
          return image;
        });
  }

  /** How large a PNG, GIF, JPEG or BMP says it is; empty for anything else. */
  static Optional<Size> size(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    if (begins(octets, "\u0089PNG\r\n\u001a\n") && octets.length >= 24) {
      return Optional.of(new Size(in.getInt(16), in.getInt(20)));
    }
    in.order(ByteOrder.LITTLE_ENDIAN);
    if (begins(octets, "GIF8") && octets.length >= 10) {
      return Optional.of(new Size(in.getShort(6) & 0xffff, in.getShort(8) & 0xffff));
    }
    if (begins(octets, "BM") && octets.length >= 26) {
      return Optional.of(new Size(in.getInt(18), Math.abs(in.getInt(22))));
    }
    return begins(octets, "\u00ff\u00d8") ? jpeg(octets) : Optional.empty();
  }

  /** Goes from marker to marker until the frame header (ISO 10918-1 section B.2.2). */
  private static Optional<Size> jpeg(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    int at = 2;
    while (at + 9 < octets.length) {
      if ((octets[at] & 0xff) != 0xff) {
        return Optional.empty();
      }
      int marker = octets[at + 1] & 0xff;
      if (marker == 0xff) {
        at++; // filling
        continue;
      }
      boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8;
      if (frame && marker != 0xcc) {
        return Optional.of(new Size(in.getShort(at + 7) & 0xffff, in.getShort(at + 5) & 0xffff));
      }
      at += 2 + Math.max(2, in.getShort(at + 2) & 0xffff);
    }
    return Optional.empty();
  }

  private static boolean begins(byte[] octets, String with) {
    byte[] head = with.getBytes(StandardCharsets.ISO_8859_1);
    return octets.length >= head.length
        && ByteBuffer.wrap(octets, 0, head.length).equals(ByteBuffer.wrap(head));
  }
}
