package app.coppice.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coppice.agent.Cancellation;
import app.coppice.agent.PlannedCall;
import app.coppice.agent.Tool;
import app.coppice.agent.ToolAnswer;
import app.coppice.agent.ToolCallState;
import app.coppice.agent.ToolFailure;
import app.coppice.agent.ToolInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ToolsTest {
  @TempDir Path folder;

  private PlannedCall plan(String name, ObjectNode input) throws Exception {
    Tool tool =
        Tools.of(new FolderWorkspace(folder), new ShellRunner(folder)).stream()
            .filter(candidate -> candidate.spec().name().equals(name))
            .findFirst()
            .orElseThrow();
    return tool.plan(ToolInput.parse(input.toString()));
  }

  private ToolAnswer call(String name, ObjectNode input) throws Exception {
    return plan(name, input).carryOut(_ -> {}, new Cancellation());
  }

  private static ObjectNode input() {
    return JsonNodeFactory.instance.objectNode();
  }

  private void file(String name, String content) throws Exception {
    Files.writeString(folder.resolve(name), content);
  }

  private String file(String name) throws Exception {
    return Files.readString(folder.resolve(name));
  }

  @Test
  void readingNumbersTheLines() throws Exception {
    file("a.txt", "one\ntwo\nthree\n");

    assertThat(call("read_file", input().put("path", "a.txt").put("offset", 2)).text())
        .isEqualTo("2\ttwo\n3\tthree\n");
    assertThat(call("read_file", input().put("path", "a.txt").put("limit", 1)).text())
        .contains("1\tone")
        .contains("go on with offset 2");
  }

  @Test
  void aLongFileComesInParts() throws Exception {
    file("a.txt", "0123456789\n".repeat(10_000));

    assertThat(call("read_file", input().put("path", "a.txt")).text())
        .hasSizeLessThan(33_000)
        .contains("go on with offset");
  }

  @Test
  void aBinaryFileIsNotRead() throws Exception {
    Files.write(folder.resolve("a.bin"), new byte[] {1, 0, 2});

    assertThatThrownBy(() -> call("read_file", input().put("path", "a.bin")))
        .isInstanceOf(ToolFailure.class)
        .hasMessageContaining("binary");
  }

  @Test
  void aFileOutsideIsDenied() {
    assertThatThrownBy(() -> call("read_file", input().put("path", "../../etc/passwd")))
        .isInstanceOf(AccessDenied.class);
  }

  @Test
  void anEditReplacesTheOneOccurrence() throws Exception {
    file("a.txt", "one\ntwo\n");
    ObjectNode input = input().put("path", "a.txt").put("old_text", "two").put("new_text", "three");

    PlannedCall planned = plan("edit_file", input);
    assertThat(planned.diffs().getFirst().added()).isEqualTo(1);
    assertThat(file("a.txt")).as("planning changes nothing").isEqualTo("one\ntwo\n");
    planned.carryOut(_ -> {}, new Cancellation());

    assertThat(file("a.txt")).isEqualTo("one\nthree\n");
  }

  @Test
  void anEditThatDoesNotFitSaysHowOftenItMatches() throws Exception {
    file("a.txt", "x x x");

    assertThatThrownBy(() ->
            plan(
                "edit_file",
                input().put("path", "a.txt").put("old_text", "x").put("new_text", "y")))
        .hasMessageContaining("3 times");
    assertThatThrownBy(() ->
            plan(
                "edit_file",
                input().put("path", "a.txt").put("old_text", "z").put("new_text", "y")))
        .hasMessageContaining("does not occur");
    call(
        "edit_file",
        input()
            .put("path", "a.txt")
            .put("old_text", "x")
            .put("new_text", "$1")
            .put("replace_all", true));
    assertThat(file("a.txt")).isEqualTo("$1 $1 $1");
  }

  @Test
  void anEditKeepsTheFilesLineEnds() throws Exception {
    file("a.txt", "one\r\ntwo\r\n");

    call(
        "edit_file",
        input().put("path", "a.txt").put("old_text", "one\ntwo").put("new_text", "1\n2"));

    assertThat(file("a.txt")).isEqualTo("1\r\n2\r\n");
  }

  @Test
  void aPermissionForADiffDoesNotHoldOnceTheFileHasChanged() throws Exception {
    file("a.txt", "one");
    PlannedCall planned =
        plan(
            "edit_file",
            input().put("path", "a.txt").put("old_text", "one").put("new_text", "two"));
    file("a.txt", "one!");

    assertThatThrownBy(() -> planned.carryOut(_ -> {}, new Cancellation()))
        .isInstanceOf(ToolFailure.class);
    assertThat(file("a.txt")).isEqualTo("one!");
  }

  @Test
  void aPermissionToCreateDoesNotHoldOnceTheFileIsThere() throws Exception {
    PlannedCall planned = plan("write_file", input().put("path", "b/a.txt").put("content", "new"));
    Files.createDirectory(folder.resolve("b"));
    file("b/a.txt", "");

    assertThatThrownBy(() -> planned.carryOut(_ -> {}, new Cancellation()))
        .isInstanceOf(ToolFailure.class);
  }

  @Test
  void writingCreatesFolders() throws Exception {
    call("write_file", input().put("path", "b/c/a.txt").put("content", "new\n"));

    assertThat(file("b/c/a.txt")).isEqualTo("new\n");
  }

  @Test
  void listingShowsFoldersWithASlash() throws Exception {
    Files.createDirectories(folder.resolve("b"));
    file("b/x.txt", "");
    file("a.txt", "");

    assertThat(call("list_files", input()).text()).isEqualTo("a.txt\nb/\n");
    assertThat(call("list_files", input().put("recursive", true).put("path", ".")).text())
        .isEqualTo("a.txt\nb/x.txt\n");
  }

  @Test
  void searchingGivesPathLineAndText() throws Exception {
    file("a.txt", "one\n  two\n");
    file("b.java", "two\n");

    assertThat(call("search_files", input().put("pattern", "^ *t.o$")).text())
        .isEqualTo("a.txt:2:two\nb.java:1:two\n");
    assertThat(call("search_files", input().put("pattern", "two").put("suffix", ".java")).text())
        .isEqualTo("b.java:1:two\n");
  }

  @Test
  void aCatastrophicPatternIsStopped() throws Exception {
    file("a.txt", "a".repeat(60) + "!");
    SearchFiles search = new SearchFiles(new FolderWorkspace(folder), Duration.ofMillis(200));
    PlannedCall planned =
        search.plan(ToolInput.parse(input().put("pattern", "(a*)".repeat(9) + "b").toString()));

    assertThat(planned.carryOut(_ -> {}, new Cancellation()).text()).contains("too long");
  }

  @Test
  void aWrongPatternIsSaid() {
    assertThatThrownBy(() -> call("search_files", input().put("pattern", "(")))
        .isInstanceOf(ToolFailure.class)
        .hasMessageContaining("Not a regular expression");
  }

  @Test
  void aCommandTellsItsExitStatus() throws Exception {
    ToolAnswer answer = call("run_command", input().put("command", "echo hi; exit 3"));

    assertThat(answer.state()).isEqualTo(ToolCallState.FAILED);
    assertThat(answer.text()).isEqualTo("hi\n(exit status 3)");
  }

  @Test
  void aCommandEndsAtItsTimeout() throws Exception {
    ToolAnswer answer =
        call("run_command", input().put("command", "exec sleep 60").put("timeout_seconds", 1));

    assertThat(answer.state()).isEqualTo(ToolCallState.FAILED);
    assertThat(answer.text()).contains("timeout of 1 s");
  }

  @Test
  void theModelCannotChooseTheFolderOrSwitchASandboxOff() throws Exception {
    assertThat(
            call(
                    "run_command",
                    input()
                        .put("command", "pwd -P")
                        .put("cwd", "/")
                        .put("dangerously_disable_sandbox", true))
                .text())
        .startsWith(folder.toRealPath().toString());
  }

  @Test
  void aLongOutputKeepsHeadAndTail() {
    String text = BoundedText.headAndTail("head" + "x".repeat(100_000) + "tail");

    assertThat(text).startsWith("head").endsWith("tail").hasSizeLessThan(33_000);
  }
}
