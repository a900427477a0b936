package app.coppice.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Kitty's graphics protocol, `ESC _ G keys ; base 64 ESC \`: images that come in the stream itself
/// are kept under their number, shown at the cursor as often as wanted, and deleted. Without
/// animations, files, and places named by characters. Answers hold numbers and fixed words. Guarded
/// by the emulator's lock.
final class KittyGraphics {
  private static final int ENCODED_LIMIT = 24 << 20;
  private static final int KEPT_LIMIT = 64;
  private static final long KEPT_PIXELS = 8L << 20;

  private final PictureShelf pictures;
  private final Display display;
  private final Consumer<String> answers;
  private final Map<Long, Bitmap> kept = new LinkedHashMap<>();

  /// Ids by the numbers a program gave instead.
  private final Map<Long, Long> numbered = new LinkedHashMap<>();

  private final StringBuilder encoded = new StringBuilder();
  private KittyKeys keys = KittyKeys.NONE;
  private boolean more;
  private long nextId = 1;

  KittyGraphics(Display display, PictureShelf pictures, Consumer<String> answers) {
    this.display = display;
    this.pictures = pictures;
    this.answers = answers;
  }

  /// @param command without its brackets and its `G`
  /// @return an image that it transmits
  Optional<PictureWork> run(String command) {
    int semicolon = command.indexOf(';');
    KittyKeys said = KittyKeys.of(semicolon < 0 ? command : command.substring(0, semicolon));
    if (!more) {
      keys = said;
    }
    if (semicolon >= 0 && encoded.length() + command.length() <= ENCODED_LIMIT) {
      encoded.append(command, semicolon + 1, command.length());
    }
    more = said.letter('m', '0') == '1';
    if (more) {
      return Optional.empty();
    }
    String data = encoded.toString();
    encoded.setLength(0);
    encoded.trimToSize();
    switch (keys.letter('a', 't')) {
      case 't', 'T', 'q' -> {
        KittyKeys all = keys;
        return Optional.of(
            new PictureWork(
                () -> KittyPixels.read(all, data, pictures.allowance), this::transmitted));
      }
      case 'p' -> show(id());
      case 'd' -> delete(keys.letter('d', 'a'));
      default -> {}
    }
    return Optional.empty();
  }

  private void transmitted(Optional<Bitmap> bitmap) {
    switch (keys.letter('a', 't')) {
      case 'T' -> keep(bitmap).ifPresent(this::show);
      case 'q' -> answer(keys.number('i'), bitmap.isPresent());
      default -> {
        var _ = keep(bitmap);
      }
    }
  }

  /// Forgets what has come in so far.
  void reset() {
    encoded.setLength(0);
    encoded.trimToSize();
    more = false;
    kept.clear();
    numbered.clear();
  }

  /// The image a command names, by its id or by the newest with a number.
  private long id() {
    long id = keys.number('i');
    return id > 0 ? id : numbered.getOrDefault(keys.number('I'), 0L);
  }

  /// Keeps an image.
  ///
  /// @return its id, empty when there is none
  private Optional<Long> keep(Optional<Bitmap> bitmap) {
    long named = keys.number('i');
    long id = named;
    if (id == 0 && keys.number('I') > 0) {
      while (kept.containsKey(nextId)) {
        nextId++;
      }
      id = nextId;
      numbered.put(keys.number('I'), id);
    }
    if (bitmap.isEmpty()) {
      answer(id, false);
      return Optional.empty();
    }
    kept.remove(id);
    if (named > 0) { // else it is an image of its own, and others stay
      pictures.remove(each -> each.isKitty() && each.tag().image() == named);
    }
    kept.put(id, bitmap.get());
    forgetOldest();
    if (keys.letter('a', 't') == 't') {
      answer(id, true);
    }
    return Optional.of(id);
  }

  private void forgetOldest() {
    while (kept.size() > KEPT_LIMIT
        || kept.values().stream().mapToLong(each -> each.argb().length).sum() > KEPT_PIXELS) {
      kept.remove(kept.keySet().iterator().next());
    }
    numbered.values().retainAll(kept.keySet());
  }

  private void show(long id) {
    Bitmap bitmap = kept.get(id);
    if (bitmap == null) {
      answer(id, "ENOENT");
      return;
    }
    int x = keys.number('x', Bitmap.EDGE_LIMIT);
    int y = keys.number('y', Bitmap.EDGE_LIMIT);
    int wide = keys.number('w', Bitmap.EDGE_LIMIT);
    int high = keys.number('h', Bitmap.EDGE_LIMIT);
    if (!pictures.allowance.take(bitmap.partBytes(x, y, wide, high))) {
      answer(id, false);
      return;
    }
    Bitmap part = bitmap.part(x, y, wide, high);
    long placement = keys.number('p');
    if (placement > 0) {
      pictures.remove(each -> each.isPlacement(id, placement));
    }
    int columns = keys.number('c', display.columns());
    int rows = keys.number('r', display.rows());
    PictureShelf.Tag tag = new PictureShelf.Tag(id, placement, keys.signed('z'));
    if (keys.letter('C', '0') == '1') {
      pictures.place(part, columns, rows, tag);
    } else {
      Picture picture = pictures.put(part, columns, rows, tag);
      display.moveTo(display.cursor.x + picture.columns(), display.cursor.y);
    }
    answer(id, true);
  }

  private void delete(char what) {
    boolean data = Character.isUpperCase(what);
    KittyDeletion deletion = new KittyDeletion(keys, id(), display);
    if (data) {
      kept.keySet().removeIf(deletion::frees);
      pictures.deleted(deletion).forEach(kept::remove);
    } else {
      var _ = pictures.deleted(deletion);
    }
    if (data) {
      numbered.values().retainAll(kept.keySet());
    }
  }

  private void answer(long id, boolean done) {
    answer(id, done ? "OK" : "EINVAL");
  }

  private void answer(long id, String word) {
    if (id > 0 && keys.number('q') < (word.equals("OK") ? 1 : 2)) {
      long number = keys.number('I');
      long placement = keys.number('p');
      answers.accept(
          "\033_Gi="
              + id
              + (number > 0 ? ",I=" + number : "")
              + (placement > 0 ? ",p=" + placement : "")
              + ";"
              + word
              + "\033\\");
    }
  }
}
