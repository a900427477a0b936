package app.coppice.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Streams made from seeds, of all that a terminal is asked to do to its screen, for the comparison
/// with xterm.js. The same seed always gives the same stream.
final class XtermStreams {
  static final int COLUMNS = 40;
  static final int ROWS = 12;
  static final int COUNT = 400;
  private static final int PIECES = 80;
  private static final String WORDS = "The quick brown fox jumps over the lazy dog and runs away ";
  private static final List<String> WIDE =
      List.of(
          "\u4f60\u597d", "\u65e5\u672c\u8a9e", "\ud55c\uae00", "\uff21", "\u00e4\u00f6", "\u20ac");

  private final Random random;
  private final StringBuilder stream = new StringBuilder();
  private boolean alternate;

  private XtermStreams(int seed) {
    random = new Random(seed);
  }

  /// The streams of `count` seeds.
  static Map<Integer, String> seeds(int first, int count) {
    Map<Integer, String> all = new LinkedHashMap<>();
    for (int seed = first; seed < first + count; seed++) {
      all.put(seed, new XtermStreams(seed).stream());
    }
    return all;
  }

  private String stream() {
    for (int i = 0; i < PIECES; i++) {
      switch (random.nextInt(8)) {
        case 0 -> move();
        case 1 -> edit();
        case 2 -> style();
        case 3 -> control();
        case 4 -> rare();
        default -> text();
      }
    }
    return stream.toString();
  }

  private int below(int limit) {
    return random.nextInt(limit);
  }

  private void csi(Object... parts) {
    stream.append("\033[");
    for (Object part : parts) {
      stream.append(part);
    }
  }

  private char of(String characters) {
    return characters.charAt(below(characters.length()));
  }

  private void text() {
    if (below(5) == 0) {
      stream.append("\033[m").append(WIDE.get(below(WIDE.size())));
    } else {
      int from = below(WORDS.length() - 1);
      stream.append(WORDS, from, from + 1 + below(WORDS.length() - from));
    }
  }

  private void move() {
    switch (below(6)) {
      case 0, 1 -> csi(1 + below(ROWS + 2), ';', 1 + below(COLUMNS + 2), of("Hf"));
      case 2 -> csi(below(6), of("ABCDEF"));
      case 3 -> csi(1 + below(COLUMNS), of("G`"));
      case 4 -> csi(1 + below(ROWS), 'd');
      default -> csi(1 + below(4), of("aeIZ"));
    }
  }

  private void edit() {
    switch (below(4)) {
      case 0 -> csi(1 + below(COLUMNS), "G\033[", below(3), of("JK"));
      case 1 -> csi(1 + below(5), of("@PX"));
      case 2 -> csi(1 + below(3), of("LM"));
      default -> csi("m\033[", 1 + below(3), of("ST"));
    }
  }

  private void style() {
    switch (below(5)) {
      case 0 -> csi("0m");
      case 1 -> csi(1 + below(4), ';', 30 + below(8), ';', 40 + below(8), 'm');
      case 2 -> csi("38;5;", below(256), ";48;2;", below(256), ';', below(256), ";7m");
      case 3 -> csi(of("1234789"), 'm');
      default -> csi(of("234567"), of("2345789"), 'm');
    }
  }

  private void control() {
    switch (below(9)) {
      case 0, 1, 2 -> stream.append("\r\n");
      case 3 -> stream.append('\n');
      case 4 -> stream.append('\r');
      case 5 -> stream.append('\b');
      case 6 -> stream.append('\t');
      case 7 -> stream.append("\r\0337\033[3;3H").append(WORDS, 0, 9).append("\0338");
      default -> stream.append("\033").append(of("MDE"));
    }
  }

  private void rare() {
    switch (below(12)) {
      case 0 -> csi(1 + below(ROWS / 2), ';', ROWS / 2 + 1 + below(ROWS / 2), 'r');
      case 1 -> csi("r");
      case 2 -> csi("?6h\033[", 1 + below(4), ';', 1 + below(9), "Hin\033[?6l");
      case 3 -> csi("?7l\033[35Gnarrowed\r\033[?7h");
      case 4 -> csi("4", of("hl"));
      case 5 -> {
        alternate = !alternate;
        csi(alternate ? "?1049h" : "?1049l");
      }
      case 6 -> stream.append("x").append("\033[").append(1 + below(9)).append('b');
      case 7 -> stream.append("\033(0lqqk\033(B");
      case 8 -> csi("4G\033H\r\t\033[4G\033[0g");
      case 9 -> csi("9G\033[0g\r\t\033[9G\033H");
      case 10 -> csi(alternate ? "G" : "G\033[!p");
      default -> csi("G\033[s", "\033[5;5H*", "\033[u");
    }
  }
}
