package app.coppice.session;

import app.coppice.diff.Conflict;
import app.coppice.diff.LineChoice;
import java.util.List;

/// Something that a person has begun in a session and not brought to its end.
public sealed interface Begun {
  /// What tells it from all else that is begun in the session; the newest of a name counts.
  String name();

  /// A file of the worktree that is edited and not saved.
  ///
  /// @param opened the file as it was read, so that a save can tell whether it still is
  record Edit(FileText.Opened opened, String text) implements Begun {
    /// One editor a session.
    public static final String NAME = "edit";

    @Override
    public String name() {
      return NAME;
    }
  }

  /// The first words of a comment on a line.
  record Comment(LineChoice where, String text) implements Begun {
    /// One a session is written at a time.
    public static final String NAME = "comment";

    @Override
    public String name() {
      return NAME;
    }
  }

  /// Another text for a comment that is kept.
  record Change(String comment, String text) implements Begun {
    public static String name(String comment) {
      return "change-" + comment;
    }

    @Override
    public String name() {
      return name(comment);
    }
  }

  /// The message of a commit that is not made.
  ///
  /// @param instead the message of the commit whose place it is to take; empty for one on top
  /// @param commit that commit, in hexadecimal; empty where an earlier version kept it
  record Message(String text, String instead, String commit) implements Begun {
    /// One a session.
    public static final String NAME = "message";

    /// Of a commit on top.
    public Message(String text) {
      this(text, "", "");
    }

    public static final Message NONE = new Message("");

    @Override
    public String name() {
      return NAME;
    }
  }

  /// How and where a session that has not landed is to land, as it was chosen.
  ///
  /// @param how a [LandHow]'s name; empty where none was chosen
  /// @param into a branch; empty where none was chosen
  record Landing(String how, String into) implements Begun {
    /// One a session.
    public static final String NAME = "landing";

    public static final Landing NONE = new Landing("", "");

    @Override
    public String name() {
      return NAME;
    }
  }

  /// What is decided so far of conflicts.
  ///
  /// @param with the other side, of which there may be both at a time
  record Decisions(UpdateFrom with, List<Decided> files) implements Begun {
    public Decisions {
      files = List.copyOf(files);
    }

    @Override
    public String name() {
      return with.decisions();
    }
  }

  /// What is decided of one file.
  ///
  /// @param conflict which one it was; the same only as long as both sides are the same
  /// @param text of the file, marks of what is not decided among it; empty for no file
  record Decided(String path, String conflict, Way way, String text) {
    public static Decided of(Conflict conflict, Way way, String text) {
      return new Decided(conflict.path(), named(conflict), way, text);
    }

    /// Whether it is what was decided of a conflict.
    public boolean isOf(Conflict other) {
      return conflict.equals(named(other));
    }

    private static String named(Conflict conflict) {
      return BeginningsShelf.digest(conflict.toString());
    }

    /// How it is decided.
    public enum Way {
      LINES,
      WHOLE,
      DELETED
    }
  }
}
