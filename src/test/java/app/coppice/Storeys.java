package app.coppice;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The house's rules, for any base package, so that planted classes can show that each rule fails.
final class Storeys {
  private static final List<String> PURE = List.of("diff", "text", "concurrent");
  private static final List<String> ADAPTERS =
      List.of(
          "agent",
          "git",
          "terminal",
          "sandbox",
          "vault",
          "watch",
          "store",
          "settings",
          "rehearsal");
  private static final List<String> PANES = List.of("ui.chat", "ui.console", "ui.review");
  private static final Map<String, String> SOLE_USERS =
      Map.of(
          "org.eclipse.jgit..", "git",
          "com.pty4j..", "terminal",
          "com.techsenger.jeditermfx..", "terminal",
          "org.bouncycastle..", "vault",
          "io.methvin..", "watch",
          "com.github.difflib..", "diff",
          "picocli..", "cli");

  /// These take an underscore of their text for the mark of a mnemonic.
  private static final Set<String> PARSING =
      Stream.of(
              "Button",
              "ToggleButton",
              "CheckBox",
              "RadioButton",
              "Hyperlink",
              "MenuButton",
              "SplitMenuButton",
              "MenuItem",
              "CheckMenuItem",
              "RadioMenuItem",
              "Menu",
              "TitledPane")
          .map("javafx.scene.control."::concat)
          .collect(Collectors.toUnmodifiableSet());

  private final String base;
  private final Map<String, ArchRule> rules = new LinkedHashMap<>();

  private Storeys(String base) {
    this.base = base + ".";
  }

  /// Every rule by its name.
  static Map<String, ArchRule> rules(String base) {
    Storeys storeys = new Storeys(base);
    storeys.imports();
    storeys.libraries();
    storeys.calls();
    return storeys.rules;
  }

  static ArchRule rule(String base, String name) {
    return Objects.requireNonNull(rules(base).get(name), name);
  }

  private void imports() {
    for (String part : PURE) {
      mayImport(part, List.of());
    }
    for (String adapter : ADAPTERS) {
      mayImport(adapter, PURE);
    }
    List<String> engine =
        Stream.of(PURE, ADAPTERS, List.of("session")).flatMap(List::stream).toList();
    mayImport("session", engine);
    mayImport("ui.kit", engine);
    List<String> kit = with(engine, List.of("ui.kit"));
    for (String pane : PANES) {
      mayImport(pane, kit);
    }
    mayImport("ui.window", with(kit, PANES));
    mayImport("cli", with(kit, with(PANES, List.of("ui.window"))));
    rules.put(
        "packages have no cycles", slices().matching(base + "(**)").should().beFreeOfCycles());
  }

  private void libraries() {
    SOLE_USERS.forEach((library, owner) ->
        rules.put(
            library + " only in " + owner,
            noClasses()
                .that(outside(owner))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))));
    rules.put(
        "JavaFX only under ui",
        noClasses()
            .that(outside("ui"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx.."));
  }

  private void calls() {
    rules.put(
        "child processes only from sandbox",
        noClasses()
            .that(outside("sandbox"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder"));
    rules.put(
        "runLater only in FxThread",
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(base + "ui.kit.FxThread")
            .should()
            .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable"));
    rules.put(
        "agent code reaches files through the workspace",
        noClasses()
            .that(inside("agent"))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files"));
    rules.put(
        "of the agent code only anthropic speaks HTTP",
        noClasses()
            .that(inside("agent"))
            .and(outside("agent.anthropic"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http.."));
    rules.put(
        "a control's text is no mnemonic",
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName(base + "ui.kit.Verbatim")
            .should()
            .callConstructorWhere(describe("of a control that parses mnemonics", Storeys::parses)));
    rules.put(
        "nobody sleeps",
        noClasses()
            .should()
            .callMethod("java.lang.Thread", "sleep", "long")
            .orShould()
            .callMethod("java.lang.Thread", "sleep", "java.time.Duration"));
  }

  /// A derived class may call it: it switches the parsing off in its own constructor.
  private static boolean parses(JavaConstructorCall call) {
    JavaClass made = call.getTargetOwner();
    return PARSING.contains(made.getName())
        && !call.getOriginOwner().isAssignableTo(made.getName());
  }

  /// A package may import itself and these, of all the house.
  private void mayImport(String part, List<String> others) {
    List<String> allowed = with(List.of(part), others);
    DescribedPredicate<JavaClass> foreign =
        describe(
            "of the house outside " + allowed,
            type ->
                (type.getPackageName() + ".").startsWith(base)
                    && allowed.stream().noneMatch(each -> isIn(type, each)));
    rules.put(
        part + " imports only downwards",
        noClasses().that(inside(part)).should().dependOnClassesThat(foreign));
  }

  private DescribedPredicate<JavaClass> inside(String part) {
    return describe("in " + part, type -> isIn(type, part));
  }

  private DescribedPredicate<JavaClass> outside(String part) {
    return describe("outside " + part, type -> !isIn(type, part));
  }

  private boolean isIn(JavaClass type, String part) {
    String name = type.getPackageName();
    return name.equals(base + part) || name.startsWith(base + part + ".");
  }

  private static List<String> with(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
