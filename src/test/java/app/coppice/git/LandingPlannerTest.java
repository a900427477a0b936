package app.coppice.git;

import static org.assertj.core.api.Assertions.assertThat;

import app.coppice.git.LandingPlanner.Contender;
import app.coppice.git.MergePlan.Clash;
import app.coppice.git.MergePlan.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingPlannerTest {
  @TempDir Path folder;

  @Test
  void eightSessionsConflictWhereTheyAreKnownToAndNowhereElse() throws Exception {
    try (var sandbox = new GitSandbox(folder, LandingPlannerTest::files)) {
      var all = sessions(sandbox, 8);
      edit(all.get(0), "src/f0.txt", 2, "zero");
      edit(all.get(1), "src/f0.txt", 2, "one, committed");
      sandbox.commitAll(all.get(1).folder(), "one");
      edit(all.get(2), "src/f0.txt", 9, "two, far away in the same file");
      GitSandbox.write(all.get(3).folder(), "new.txt", "three, untracked\n");
      GitSandbox.write(all.get(4).folder(), "new.txt", "four, committed\n");
      sandbox.commitAll(all.get(4).folder(), "four");
      Files.delete(all.get(5).folder().resolve("src/f1.txt"));
      edit(all.get(6), "src/f1.txt", 5, "six");
      edit(all.get(7), "src/f7.txt", 5, "seven goes with all");

      var plan = new LandingPlanner(sandbox.repository).plan(contenders(sandbox, all));

      assertThat(plan.clashes())
          .containsExactlyInAnyOrder(
              clash(all, 0, 1, "src/f0.txt"),
              clash(all, 3, 4, "new.txt"),
              clash(all, 5, 6, "src/f1.txt"));
      assertThat(plan.parts()).allMatch(part -> part.withBase().isEmpty());
      assertThat(plan.parts()).allMatch(part -> part.paths().size() == 1);
      assertThat(plan.order()).hasSize(8);
      assertThat(plan.order().stream().filter(step -> !step.files().isEmpty())).hasSize(3);
    }
  }

  @Test
  void manyUncommittedFilesAreComparedButNotKeptInMemory() throws Exception {
    try (var sandbox = new GitSandbox(folder, LandingPlannerTest::files)) {
      var all = sessions(sandbox, 2);
      for (Worktree worktree : all) {
        for (int i = 0; i < 10; i++) {
          String own = i == 9 ? worktree.sessionId() : "same";
          GitSandbox.write(
              worktree.folder(), "dump" + i + ".txt", own + i + "\n" + "x".repeat(1_500_000));
        }
      }
      var contenders = contenders(sandbox, all);

      assertThat(new LandingPlanner(sandbox.repository).plan(contenders).clashes())
          .containsExactly(clash(all, 0, 1, "dump9.txt"));
      var side =
          LandingSide.of(
              sandbox.repository,
              contenders.getFirst(),
              Distance.between(sandbox.repository, all.getFirst()),
              LandingSide.TakenUpBy.NOBODY,
              1);
      assertThat(side.own()).hasSize(10);
      assertThat(side.objects().bytes()).isBetween(1L, LandingSide.MOST_BYTES);
    }
  }

  @Test
  void theOneThatConflictsWithAllLandsLast() throws Exception {
    try (var sandbox = new GitSandbox(folder, LandingPlannerTest::files)) {
      var all = sessions(sandbox, 4);
      for (int i = 0; i < 4; i++) {
        edit(all.getFirst(), "src/f" + i + ".txt", 5, "hub");
        edit(all.get(i), "src/f" + i + ".txt", 5, "spoke " + i);
      }

      var order = new LandingPlanner(sandbox.repository).plan(contenders(sandbox, all)).order();

      assertThat(order.subList(0, 3)).allMatch(step -> step.files().isEmpty());
      assertThat(order.getLast())
          .isEqualTo(
              new Step(
                  all.getFirst().sessionId(),
                  List.of("src/f1.txt", "src/f2.txt", "src/f3.txt"),
                  all.subList(1, 4).stream().map(Worktree::sessionId).toList()));
    }
  }

  @Test
  void aSessionIsHeldAgainstItsBaseToo() throws Exception {
    try (var sandbox = new GitSandbox(folder, LandingPlannerTest::files)) {
      var all = sessions(sandbox, 2);
      edit(all.get(0), "src/f0.txt", 5, "mine");
      edit(all.get(1), "src/f1.txt", 5, "mine");
      var planner = new LandingPlanner(sandbox.repository);
      assertThat(planner.plan(contenders(sandbox, all)).parts())
          .allMatch(part -> part.withBase().isEmpty());

      sandbox.write("src/f0.txt", text(5, "the base's"));
      sandbox.commitAll("the base moves on");
      var plan = planner.plan(contenders(sandbox, all));

      assertThat(plan.parts().get(0).withBase()).containsExactly("src/f0.txt");
      assertThat(plan.parts().get(1).withBase()).isEmpty();
      assertThat(plan.order().stream().map(Step::session))
          .containsExactlyInAnyOrder(all.get(1).sessionId(), all.get(0).sessionId());
    }
  }

  @Test
  void whatOneTookInFromTheBaseIsNoConflictWithTheOther() throws Exception {
    try (var sandbox = new GitSandbox(folder, LandingPlannerTest::files)) {
      var early = sessions(sandbox, 1).getFirst();
      edit(early, "src/f0.txt", 5, "mine");
      sandbox.write("src/f0.txt", text(5, "the base's"));
      sandbox.commitAll("the base moves on");
      var late = sandbox.create("5e551011-aaaa-bbbb-cccc-0000000000ff", "late");
      edit(late, "src/f1.txt", 5, "elsewhere");

      var plan =
          new LandingPlanner(sandbox.repository).plan(contenders(sandbox, List.of(early, late)));

      assertThat(plan.clashes()).isEmpty();
      assertThat(plan.parts().getFirst().withBase()).containsExactly("src/f0.txt");
    }
  }

  @Test
  void aFileWhereAnotherMadeAFolderIsAConflict() throws Exception {
    try (var sandbox = new GitSandbox(folder, LandingPlannerTest::files)) {
      var all = sessions(sandbox, 2);
      GitSandbox.write(all.get(0).folder(), "made", "a file\n");
      GitSandbox.write(all.get(1).folder(), "made/inside.txt", "a folder\n");

      var plan = new LandingPlanner(sandbox.repository).plan(contenders(sandbox, all));

      assertThat(plan.clashes()).hasSize(1);
    }
  }

  @Test
  void planningTouchesNoIndexNoFileNoRefAndNoObject() throws Exception {
    try (var sandbox = new GitSandbox(folder, LandingPlannerTest::files)) {
      var all = sessions(sandbox, 3);
      for (Worktree worktree : all) {
        edit(worktree, "src/f0.txt", 5, worktree.branch());
        GitSandbox.write(worktree.folder(), "new.txt", worktree.branch());
      }
      var contenders = contenders(sandbox, all);
      List<String> before = everything(sandbox.root);

      var plan = new LandingPlanner(sandbox.repository).plan(contenders);

      assertThat(plan.clashes()).hasSize(3);
      assertThat(everything(sandbox.root)).isEqualTo(before);
    }
  }

  @Test
  void oneThatCannotBeReadDoesNotKeepTheOthersFromBeingPlanned() throws Exception {
    try (var sandbox = new GitSandbox(folder, LandingPlannerTest::files)) {
      var all = sessions(sandbox, 2);
      edit(all.get(0), "src/f0.txt", 5, "mine");
      var astray = all.get(1).landingIn("gone");

      var plan =
          new LandingPlanner(sandbox.repository)
              .plan(contenders(sandbox, List.of(all.get(0), astray)));

      assertThat(plan.parts().get(1).problem()).contains("gone");
      assertThat(plan.order()).hasSize(1);
    }
  }

  private static void files(GitSandbox sandbox) throws Exception {
    for (int i = 0; i < 8; i++) {
      sandbox.write("src/f" + i + ".txt", text(0, ""));
    }
    sandbox.commitAll("Start");
  }

  private static String text(int changed, String line) {
    var text = new StringBuilder();
    for (int i = 1; i <= 12; i++) {
      text.append(i == changed ? line : "line " + i).append('\n');
    }
    return text.toString();
  }

  private static void edit(Worktree worktree, String path, int line, String words)
      throws Exception {
    GitSandbox.write(worktree.folder(), path, text(line, words));
  }

  private static List<Worktree> sessions(GitSandbox sandbox, int count) throws Exception {
    var all = new ArrayList<Worktree>();
    for (int i = 0; i < count; i++) {
      all.add(sandbox.create("5e551011-aaaa-bbbb-cccc-00000000001" + i, "branch-" + i));
    }
    return all;
  }

  private static Clash clash(List<Worktree> all, int one, int other, String file) {
    return new Clash(all.get(one).sessionId(), all.get(other).sessionId(), List.of(file));
  }

  private static List<Contender> contenders(GitSandbox sandbox, List<Worktree> worktrees)
      throws Exception {
    var contenders = new ArrayList<Contender>();
    for (Worktree worktree : worktrees) {
      var own = worktree.landingIn("main");
      var state = new WorktreeChanges(sandbox.repository, own).compute();
      contenders.add(new Contender(worktree, state.uncommitted(), state));
    }
    return contenders;
  }

  private static List<String> everything(Path root) throws Exception {
    var all = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return all;
  }
}
