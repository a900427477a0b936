package app.coppice.ui.kit;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The icons of the program, one set. Size and colour come from CSS.
public enum Icon {
  ADD(Feather.PLUS),
  ARCHIVE(Feather.ARCHIVE),
  BRANCH(Feather.GIT_BRANCH),
  CHAT(Feather.MESSAGE_SQUARE),
  CHECK(Feather.CHECK),
  CHEVRON_DOWN(Feather.CHEVRON_DOWN),
  CHEVRON_RIGHT(Feather.CHEVRON_RIGHT),
  CLOSE(Feather.X),
  COMMAND(Feather.COMMAND),
  COMMIT(Feather.GIT_COMMIT),
  COPY(Feather.COPY),
  DELETE(Feather.TRASH_2),
  DOWN(Feather.ARROW_DOWN),
  EDIT(Feather.EDIT_2),
  EXTERNAL(Feather.EXTERNAL_LINK),
  FILE(Feather.FILE),
  FOLDER(Feather.FOLDER),
  FOLDER_ADD(Feather.FOLDER_PLUS),
  FORWARD(Feather.ROTATE_CW),
  GRID(Feather.GRID),
  KEY(Feather.KEY),
  LAND(Feather.GIT_MERGE),
  LEFT(Feather.SIDEBAR),
  LOCK(Feather.LOCK),
  UNLOCK(Feather.UNLOCK),
  UP(Feather.ARROW_UP),
  MORE(Feather.MORE_HORIZONTAL),
  NOTE(Feather.INFO),
  PLAY(Feather.PLAY),
  REFRESH(Feather.REFRESH_CW),
  RESTORE(Feather.ROTATE_CCW),
  REVIEW(Feather.COLUMNS),
  SEARCH(Feather.SEARCH),
  SEND(Feather.ARROW_UP),
  SETTINGS(Feather.SETTINGS),
  SPACES(Feather.ALIGN_JUSTIFY),
  STOP(Feather.SQUARE),
  TERMINAL(Feather.TERMINAL),
  THOUGHT(Feather.CLOUD),
  WARNING(Feather.ALERT_TRIANGLE);

  private final Feather glyph;

  Icon(Feather glyph) {
    this.glyph = glyph;
  }

  /// A new node that shows it; screen readers pass it by. FX thread only.
  public FontIcon node() {
    FontIcon icon = new FontIcon(glyph);
    icon.getStyleClass().add("icon");
    return icon;
  }
}
