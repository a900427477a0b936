package app.coppice.ui.chat;

import app.coppice.ui.kit.text.SelectableText;
import app.coppice.ui.kit.text.StyledRun;
import app.coppice.ui.kit.text.TextSelection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.scene.layout.VBox;

/// Unstyled text that can be selected, laid out in pieces so that a long one stays quick. FX thread
/// only.
final class PlainText extends VBox implements TextSelection.Source {
  private static final int LINES_A_PIECE = 40;
  private static final int LONGEST_PIECE = 8_000;

  private final String style;
  private final List<SelectableText> pieces = new ArrayList<>();
  private String shown = "";

  PlainText(String style) {
    this.style = style;
    getStyleClass().add("plain-text");
    new TextSelection(this, this);
  }

  void show(String text) {
    if (text.equals(shown) && !pieces.isEmpty()) {
      return;
    }
    shown = text;
    List<String> parts = parts(text);
    for (int i = 0; i < parts.size(); i++) {
      if (i == pieces.size()) {
        SelectableText piece = new SelectableText(style);
        piece.line(i);
        pieces.add(piece);
        getChildren().add(piece);
      }
      if (!pieces.get(i).text().equals(parts.get(i)) || parts.get(i).isEmpty()) {
        pieces.get(i).show(List.of(new StyledRun(parts.get(i))));
      }
    }
    while (pieces.size() > parts.size()) {
      getChildren().remove(pieces.removeLast());
    }
  }

  @Override
  public Collection<SelectableText> shown() {
    return pieces;
  }

  @Override
  public int lines() {
    return pieces.size();
  }

  @Override
  public String text(int line) {
    return pieces.get(line).text();
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int lines = 0;
    for (String line : text.lines().toList()) {
      if (lines == LINES_A_PIECE || part.length() > LONGEST_PIECE) {
        parts.add(part.toString());
        part.setLength(0);
        lines = 0;
      }
      part.append(lines++ == 0 ? "" : "\n").append(line);
    }
    parts.add(part.toString());
    return parts;
  }
}
