package app.coppice.ui.chat;

import app.coppice.session.SessionCommand;
import app.coppice.session.SessionId;
import app.coppice.session.SessionSnapshot;
import app.coppice.ui.kit.FramePump;
import app.coppice.ui.kit.text.FxStage;
import app.coppice.ui.kit.text.SelectableText;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A chat on a stage, and what it asked for.
abstract class ChatPaneFixture {
  final SessionId session = SessionId.random();
  final List<SessionCommand> commands = new CopyOnWriteArrayList<>();
  final List<SessionId> addressed = new CopyOnWriteArrayList<>();
  final AtomicLong clock = new AtomicLong(1_000_000_000_000L);
  final AtomicInteger settingsOpened = new AtomicInteger();
  final List<String> rewinds = new CopyOnWriteArrayList<>();
  volatile boolean stopped;
  ChatPane pane;
  FxStage stage;

  @BeforeEach
  void open() throws Exception {
    ChatActions actions =
        new ChatActions() {
          @Override
          public void rewind(SessionId session, String entry) {
            rewinds.add(entry);
          }

          @Override
          public void restore(SessionId session) {
            addressed.add(session);
          }

          @Override
          public void delete(SessionId session) {
            addressed.add(session);
          }

          @Override
          public String keyText(String action) {
            return action.equals("restore-session") ? "Ctrl+Shift+R" : "";
          }

          @Override
          public boolean submit(SessionId id, SessionCommand command) {
            addressed.add(id);
            commands.add(command);
            return !stopped;
          }

          @Override
          public CompletableFuture<List<String>> files(SessionId id) {
            return CompletableFuture.completedFuture(
                List.of("src/Retry.java", "src/Cart.java", "README.md"));
          }

          @Override
          public void reviewFile(SessionId id, String path) {}

          @Override
          public void openLink(URI target) {}

          @Override
          public String requestKey() {
            return "Ctrl+J";
          }

          @Override
          public void openSettings() {
            settingsOpened.incrementAndGet();
          }

          @Override
          public List<String> models() {
            return List.of("model");
          }
        };
    pane = FxStage.make(() -> new ChatPane(new FramePump(), actions, clock::get));
    stage = FxStage.of(pane);
  }

  @AfterEach
  void close() throws Exception {
    stage.close();
  }

  void show(SessionSnapshot snapshot) throws Exception {
    FxStage.run(() -> pane.show(snapshot));
    stage.pulses(3);
  }

  List<String> texts() throws Exception {
    return FxStage.call(() ->
        pane.lookupAll(".selectable-text").stream()
            .map(node -> ((SelectableText) node).text())
            .toList());
  }

  List<String> buttons() throws Exception {
    return FxStage.call(
        () -> pane.lookupAll(".button").stream().map(node -> ((Button) node).getText()).toList());
  }
}
