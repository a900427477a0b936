package app.coppice.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;

/// Makes controls that show their text as it stands. JavaFX takes an underscore for the mark of a
/// mnemonic: `edit_file` lost it, and one that came and went between two pulses made the layout
/// throw. Whoever derives a class from one of these controls switches the parsing off itself. FX
/// thread only.
public final class Verbatim {
  private Verbatim() {}

  public static Button button() {
    return plain(new Button());
  }

  public static Button button(String text) {
    return plain(new Button(text));
  }

  public static Button button(String text, Node graphic) {
    return plain(new Button(text, graphic));
  }

  public static ToggleButton toggleButton() {
    return plain(new ToggleButton());
  }

  public static ToggleButton toggleButton(String text) {
    return plain(new ToggleButton(text));
  }

  public static CheckBox checkBox() {
    return plain(new CheckBox());
  }

  public static CheckBox checkBox(String text) {
    return plain(new CheckBox(text));
  }

  public static RadioButton radioButton(String text) {
    return plain(new RadioButton(text));
  }

  public static Hyperlink hyperlink(String text) {
    return plain(new Hyperlink(text));
  }

  public static MenuButton menuButton() {
    return plain(new MenuButton());
  }

  public static MenuItem menuItem() {
    return plain(new MenuItem());
  }

  public static MenuItem menuItem(String text) {
    return plain(new MenuItem(text));
  }

  public static MenuItem menuItem(String text, Node graphic) {
    return plain(new MenuItem(text, graphic));
  }

  public static RadioMenuItem radioMenuItem(String text) {
    return plain(new RadioMenuItem(text));
  }

  public static Menu menu(String text) {
    return plain(new Menu(text));
  }

  private static <L extends Labeled> L plain(L control) {
    control.setMnemonicParsing(false);
    return control;
  }

  private static <I extends MenuItem> I plain(I item) {
    item.setMnemonicParsing(false);
    return item;
  }
}
