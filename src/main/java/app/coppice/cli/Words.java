package app.coppice.cli;

import app.coppice.agent.Mode;
import app.coppice.agent.StopReason;
import app.coppice.session.LandHow;
import app.coppice.session.SessionState;
import app.coppice.session.UpdateHow;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The words of the command line for the engine's values.
final class Words {
  private Words() {}

  static String of(SessionState state) {
    return switch (state) {
      case PREPARING -> "preparing";
      case IDLE -> "idle";
      case WORKING -> "working";
      case COMMITTING -> "committing";
      case WAITING -> "waiting";
      case FAILED -> "failed";
      case DETACHED -> "detached";
      case ARCHIVED -> "archived";
    };
  }

  static String of(StopReason reason) {
    return switch (reason) {
      case END_TURN, STOP_SEQUENCE, TOOL_USE, PAUSE_TURN -> "done";
      case MAX_TOKENS -> "length limit";
      case REFUSAL -> "declined";
      case MAX_TURN_REQUESTS -> "request limit";
      case CANCELLED -> "cancelled";
      case FAILED -> "failed";
    };
  }

  static String of(LandHow how) {
    return switch (how) {
      case FAST_FORWARD -> "ff";
      case MERGE -> "merge";
      case SQUASH -> "squash";
      case REBASE -> "rebase";
    };
  }

  /// @throws IllegalArgumentException for any other word
  static LandHow how(String word) {
    for (LandHow how : LandHow.values()) {
      if (of(how).equals(word)) {
        return how;
      }
    }
    throw new IllegalArgumentException("expected ff, merge, squash or rebase");
  }

  static String of(UpdateHow how) {
    return switch (how) {
      case MERGE -> "merge";
      case REBASE -> "rebase";
    };
  }

  /// @throws IllegalArgumentException for any other word
  static UpdateHow updateHow(String word) {
    for (UpdateHow how : UpdateHow.values()) {
      if (of(how).equals(word)) {
        return how;
      }
    }
    throw new IllegalArgumentException("expected merge or rebase");
  }

  /// Reads `merge`, `rebase`.
  static final class UpdateHowConverter implements ITypeConverter<UpdateHow> {
    @Override
    public UpdateHow convert(String word) {
      try {
        return updateHow(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /// Reads `ff`, `merge`, `squash`, `rebase`.
  static final class HowConverter implements ITypeConverter<LandHow> {
    @Override
    public LandHow convert(String word) {
      try {
        return how(word);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /// Reads `plan`, `ask`, `edits`, `auto`.
  static final class ModeConverter implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String word) {
      return Mode.ofWord(word)
          .orElseThrow(() -> new TypeConversionException("expected plan, ask, edits or auto"));
    }
  }
}
