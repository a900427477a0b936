package app.coppice;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The storeys of docs/architecture.md as rules, and planted classes that break each of them.
class ArchitectureTest {
  /// Fewer classes than this mean that the importer looked in the wrong place.
  private static final int LEAST_CLASSES = 250;

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("app.coppice");
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("planted.coppice");

  static Stream<String> rules() {
    return Storeys.rules("app.coppice").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theCodeKeepsTheRule(String rule) {
    Storeys.rule("app.coppice", rule).check(CODE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aPlantedClassBreaksTheRule(String rule) {
    assertThat(
            Storeys.rule("planted.coppice", rule)
                .allowEmptyShould(true)
                .evaluate(PLANTED)
                .hasViolation())
        .isTrue();
  }

  @Test
  void theRulesSeeTheWholeCode() {
    assertThat(CODE.size()).isGreaterThan(LEAST_CLASSES);
    assertThat(Storeys.rules("app.coppice")).hasSizeGreaterThan(30);
  }
}
