package app.coppice;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.io.File;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/// Folders dragged from a file manager. The desktop's part, a drag board with files that may be
/// copied or linked, stands in for a desktop that is not there; what the window does is its own.
record Dragged(Dragboard board) {
  static Dragged of(Path... folders) {
    Dragboard board = DragboardHelper.createDragboard(desktop());
    board.setContent(
        Map.of(
            DataFormat.FILES,
            List.<File>of(List.of(folders).stream().map(Path::toFile).toArray(File[]::new))));
    return new Dragged(board);
  }

  private static TKClipboard desktop() {
    TKClipboard contents = Toolkit.getToolkit().createLocalClipboard();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("getTransferModes")) {
            return EnumSet.allOf(TransferMode.class);
          }
          try {
            method.setAccessible(true);
            return method.invoke(contents, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        };
    return (TKClipboard)
        Proxy.newProxyInstance(
            TKClipboard.class.getClassLoader(), new Class<?>[] {TKClipboard.class}, handler);
  }

  /// Hovers over the node and falls on it. FX thread only.
  void dropOn(Node node) {
    Event.fireEvent(node, event(DragEvent.DRAG_OVER, node));
    Event.fireEvent(node, event(DragEvent.DRAG_DROPPED, node));
  }

  private DragEvent event(EventType<DragEvent> type, Node node) {
    return new DragEvent(
        type,
        board,
        200,
        200,
        200,
        200,
        TransferMode.COPY,
        null,
        null,
        new PickResult(node, 200, 200));
  }
}
