package app.coppice.session;

import app.coppice.git.Repositories;
import app.coppice.git.WorktreeManager;

/// What a session's git work is done with.
public record GitParts(Repositories repositories, WorktreeManager worktrees) {}
