package app.coppice.ui.review.diff;

import app.coppice.ui.kit.text.SelectableText;
import app.coppice.ui.kit.text.TextSelection;
import java.util.Collection;
import java.util.function.Supplier;
import javafx.scene.layout.Region;

/// The selections of text in a diff, one for each side, of which one holds something at most. FX
/// thread only.
final class Selections {
  private final Supplier<Collection<RowCell>> cells;
  private final Supplier<DiffRows> rows;
  private final TextSelection oldTexts;
  private final TextSelection newTexts;

  Selections(Region area, Supplier<Collection<RowCell>> cells, Supplier<DiffRows> rows) {
    this.cells = cells;
    this.rows = rows;
    oldTexts = new TextSelection(area, new Texts(Row.Side.OLD));
    newTexts = new TextSelection(area, new Texts(Row.Side.NEW));
  }

  TextSelection of(Row.Side side) {
    return switch (side) {
      case OLD -> oldTexts;
      case NEW -> newTexts;
    };
  }

  boolean isEmpty() {
    return oldTexts.isEmpty() && newTexts.isEmpty();
  }

  /// What is selected; may be empty.
  String text() {
    return (oldTexts.isEmpty() ? newTexts : oldTexts).text();
  }

  void clear() {
    oldTexts.clear();
    newTexts.clear();
  }

  /// The texts of one side; unified, all are on the new one.
  private final class Texts implements TextSelection.Source {
    private final Row.Side side;

    Texts(Row.Side side) {
      this.side = side;
    }

    @Override
    public Collection<SelectableText> shown() {
      return cells.get().stream().flatMap(cell -> cell.texts(side).stream()).toList();
    }

    @Override
    public int lines() {
      return rows.get().size();
    }

    @Override
    public String text(int line) {
      return switch (rows.get().at(line)) {
        case Row.Pair pair -> pair.text(side);
        case Row other -> side == Row.Side.NEW ? other.text() : "";
      };
    }
  }
}
