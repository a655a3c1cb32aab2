package org.newsloom.ui;

import java.math.BigInteger;
import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;

/**
 * The picture of a header field X-Face: 48 by 48 dots, black or white, as a large number written
 * with the printable characters of ASCII.
 *
 * <p>The number is an arithmetic code: it is divided by 256 again and again, and each rest tells
 * one symbol. The symbols say which squares are white, black or mixed, and of the smallest squares
 * their dots. What comes of that is the picture with a guess of each dot taken off, which is made
 * from the dots around it; adding the guesses again gives the picture. No standard describes the
 * format: the figures are those by which compface 1.5 reads it.
 */
final class XFace {
  /** Dots a side. */
  static final int SIDE = 48;

  private static final int FIRST = '!';
  private static final int LAST = '~';

  /** A field that is longer is none: 48 by 48 dots need some 600 letters at worst. */
  private static final int MOST_LETTERS = 2_000;

  private static final int BLOCK = 16;
  private static final int BLACK = 0;
  private static final int MIXED = 1;

  /** For squares of 16, 8, 4 and 2 dots: range and offset of black, mixed, white. */
  private static final int[][][] SQUARES = {
    {{1, 255}, {251, 0}, {4, 251}},
    {{1, 255}, {200, 0}, {55, 200}},
    {{33, 223}, {159, 0}, {64, 159}},
    {{131, 0}, {0, 0}, {125, 131}},
  };

  /** The same for the sixteen ways to fill a square of four dots. */
  private static final int[][] DOTS = {
    {0, 0}, {38, 0}, {38, 38}, {13, 152}, {38, 76}, {13, 165}, {13, 178}, {6, 230},
    {38, 114}, {13, 191}, {13, 204}, {6, 236}, {13, 217}, {6, 242}, {5, 248}, {3, 253},
  };

  /** The guesses, by place and by the dots around it, a bit each. */
  private static final BitSet GUESSES =
      bits(
          "AAABAQAA498FFwUPABsP3wAEAAANDwN/AAAAAQAdRS8AAAANAAr//wAEAAUBP8//EAGAyQ8P//8A"
              + "AAAAGx///09UBx9XR9c9//9fH3//f38FDwEPD1+b33//Xx1f/w8fD18DH09f939//w0P+//3vw9P"
              + "1z9Pf///Z79WJR9/n/8AAAAFX38B3xQABQ8HogkPAAAAAA9fGNeUcQAFH7cMBw8PAA8PH4SPBRUF"
              + "D0//h98FARAADw8ACAUEBAFP/5+PSkBfX//+3/9/9/9///97/w/9119Pf3/f//////93339P7///"
              + "d////2//D0///53/D+//32////9P/80PT///3wAAAAsFAgIPBAAADAEGAA8gAwAABQ9ACAAAAAEA"
              + "AQwPAQCAAAAAgAAAFAEFARWvDwABEAAIAEYMIACIAA8V/98CAAAPf1/b/08+BQ9/95VPDQ8BD09f"
              + "n98lDg0NT3+PDw/6BE9P//d3R+0FD///3/9Pb9hfD3/fXwcPlA0f////AAIAA0ZXAQ0BCAEPR2wN"
              + "DwIAAAALTwAIBQCVAQ9/DA8BDgAAD0EAAAQkDQ8Pf8/fAAAAAARAAAAGJs8Fz3/f3wAAF1///f//"
              + "RglPX3/93/8KiKd/f////w8E339P/5//Dubf/3////8P7I9Pf//f/w/P3/9vf///AwydD3////83"
              + "cwAZV3/1+3Az8Pl/////UAAAAAUADzX4QEF58EIwX/AAAAAgMDM9cFA18/FzP//wCAAgQSABFXBS"
              + "UFAzW/n/8HbyBAFwb66AEHH58f////ARMDf0EAAEBQy7/PxcAB4AEgAaABoAHgCdyBogHgAeiJ4A"
              + "PB4fXV6K/9/+H/4AEgIiAAI5ugAqAf4AIAH6AB6evnv///6f/jn/v/8f/gAaAAAAKgIOAAIEPgIi"
              + "Cv4APoKuP/4K7hq+m/6f/h/+AAAECgAiCvogKl/+gKAb+ggeDj4O/h9+Gv4f/pr6H/4CAgI+Bj5/"
              + "/iA=");

  /** Where the guesses of a place begin: in later rows, in the third and in the second one. */
  private enum Place {
    USUAL(0, 4096, 4224),
    THIRD(4228, 4740, 4772),
    SECOND(4774, 4838, 4846),
    LAST(4847, 5871, 5935);

    private final int later;
    private final int third;
    private final int second;

    Place(int later, int third, int second) {
      this.later = later;
      this.third = third;
      this.second = second;
    }

    static Place of(int x) {
      return switch (x) {
        case 1 -> SECOND;
        case 2 -> THIRD;
        case SIDE - 1 -> LAST;
        default -> USUAL;
      };
    }

    int begin(int y) {
      return switch (y) {
        case 1 -> second;
        case 2 -> third;
        default -> later;
      };
    }
  }

  private static final BigInteger LETTERS = BigInteger.valueOf(LAST - FIRST + 1L);
  private static final BigInteger WHOLE = BigInteger.valueOf(256);

  private final BitSet dots = new BitSet(SIDE * SIDE);
  private BigInteger code;

  private XFace(BigInteger code) {
    this.code = code;
  }

  /** The black dots, row by row; empty where the field holds nothing that could be a picture. */
  static Optional<BitSet> dots(String field) {
    if (field.length() > MOST_LETTERS) {
      return Optional.empty();
    }
    BigInteger code = BigInteger.ZERO;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c >= FIRST && c <= LAST) {
        code = code.multiply(LETTERS).add(BigInteger.valueOf(c - FIRST));
      }
    }
    if (code.signum() == 0) {
      return Optional.empty();
    }
    XFace face = new XFace(code);
    for (int y = 0; y < SIDE; y += BLOCK) {
      for (int x = 0; x < SIDE; x += BLOCK) {
        face.square(x, y, BLOCK, 0);
      }
    }
    face.addGuesses();
    return Optional.of(face.dots);
  }

  private void square(int x, int y, int side, int level) {
    int colour = next(SQUARES[level]);
    if (colour == BLACK) {
      black(x, y, side);
    } else if (colour == MIXED) {
      int half = side / 2;
      square(x, y, half, level + 1);
      square(x + half, y, half, level + 1);
      square(x, y + half, half, level + 1);
      square(x + half, y + half, half, level + 1);
    }
  }

  private void black(int x, int y, int side) {
    if (side > 2) {
      int half = side / 2;
      black(x, y, half);
      black(x + half, y, half);
      black(x, y + half, half);
      black(x + half, y + half, half);
      return;
    }
    int four = next(DOTS);
    dots.set(at(x, y), (four & 1) != 0);
    dots.set(at(x + 1, y), (four & 2) != 0);
    dots.set(at(x, y + 1), (four & 4) != 0);
    dots.set(at(x + 1, y + 1), (four & 8) != 0);
  }

  /** Takes one symbol off the code. */
  private int next(int[][] symbols) {
    BigInteger[] parts = code.divideAndRemainder(WHOLE);
    int rest = parts[1].intValue();
    int symbol = 0;
    while (rest < symbols[symbol][1] || rest >= symbols[symbol][0] + symbols[symbol][1]) {
      symbol++;
    }
    code =
        parts[0]
            .multiply(BigInteger.valueOf(symbols[symbol][0]))
            .add(BigInteger.valueOf(rest - symbols[symbol][1]));
    return symbol;
  }

  /**
   * A guess is made from the dots of two columns and two rows around, as far as they come before.
   * The column behind the last one is the first one of the next row.
   */
  private void addGuesses() {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int around = 0;
        for (int column = Math.max(1, x - 2); column <= Math.min(SIDE, x + 2); column++) {
          for (int row = Math.max(1, y - 2); row <= y; row++) {
            if (column < x || row < y) {
              around = (around << 1) | (dots.get(at(column, row)) ? 1 : 0);
            }
          }
        }
        if (GUESSES.get(Place.of(x).begin(y) + around)) {
          dots.flip(at(x, y));
        }
      }
    }
  }

  private static int at(int x, int y) {
    return x + y * SIDE;
  }

  /** The bits of octets, the highest of each octet first. */
  private static BitSet bits(String base64) {
    byte[] octets = Base64.getDecoder().decode(base64);
    BitSet bits = new BitSet(octets.length * 8);
    for (int i = 0; i < octets.length * 8; i++) {
      bits.set(i, ((octets[i / 8] >> (7 - i % 8)) & 1) != 0);
    }
    return bits;
  }
}
