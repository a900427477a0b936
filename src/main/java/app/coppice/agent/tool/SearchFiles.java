package app.coppice.agent.tool;

import app.coppice.agent.Cancellation;
import app.coppice.agent.PlannedCall;
import app.coppice.agent.Tool;
import app.coppice.agent.ToolAnswer;
import app.coppice.agent.ToolFailure;
import app.coppice.agent.ToolInput;
import app.coppice.agent.ToolKind;
import app.coppice.agent.ToolSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Finds lines that match a regular expression in the files that no ignore rule hides.
final class SearchFiles implements Tool {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final ToolSpec SPEC =
      new ToolSpec(
          "search_files",
          "Finds lines that match a Java regular expression. Answers path:line:text. Skips binary "
              + "and ignored files.",
          """
          {"type":"object","required":["pattern"],"properties":{
           "pattern":{"type":"string","description":"regular expression"},
           "path":{"type":"string","description":"relative folder to search; all if missing"},
           "suffix":{"type":"string","description":"only paths that end so, such as .java"},
           "ignore_case":{"type":"boolean"}}}\
          """);

  private final Workspace workspace;
  private final Duration longest;

  SearchFiles(Workspace workspace) {
    this(workspace, LONGEST);
  }

  SearchFiles(Workspace workspace, Duration longest) {
    this.workspace = workspace;
    this.longest = longest;
  }

  @Override
  public ToolSpec spec() {
    return SPEC;
  }

  @Override
  public ToolKind kind() {
    return ToolKind.SEARCH;
  }

  @Override
  public String subject(ToolInput input) {
    String folder = ListFiles.folder(input);
    String pattern = input.text("pattern", "");
    return folder.isEmpty() ? pattern : pattern + " in " + folder;
  }

  @Override
  public PlannedCall plan(ToolInput input) throws ToolFailure {
    String folder = ListFiles.folder(input);
    String suffix = input.text("suffix", "");
    Pattern pattern = compile(input);
    return new PlannedCall() {
      @Override
      public String exact() {
        return pattern.pattern();
      }

      @Override
      public ToolAnswer carryOut(Consumer<String> output, Cancellation cancellation)
          throws ToolFailure, IOException {
        return ToolAnswer.succeeded(
            new FileSearch(workspace, pattern, suffix, longest, cancellation).run(folder));
      }
    };
  }

  private static Pattern compile(ToolInput input) throws ToolFailure {
    try {
      return Pattern.compile(
          input.text("pattern"), input.flag("ignore_case") ? Pattern.CASE_INSENSITIVE : 0);
    } catch (PatternSyntaxException e) {
      throw new ToolFailure("Not a regular expression: " + e.getDescription() + ".");
    }
  }
}
