/// Coppice: many AI coding sessions side by side, each on its own git worktree.
module app.coppice {
  requires atlantafx.base;
  requires com.sun.jna;
  requires com.techsenger.jeditermfx.core;
  requires directory.watcher;
  requires info.picocli;
  requires io.github.javadiffutils;
  requires java.logging;
  requires java.net.http;
  requires javafx.controls;
  requires org.bouncycastle.provider;
  requires org.commonmark;
  requires org.commonmark.ext.gfm.strikethrough;
  requires org.commonmark.ext.gfm.tables;
  requires org.eclipse.jgit;
  requires org.fxmisc.flowless;
  requires org.fxmisc.richtext;
  requires org.fxmisc.undo;
  requires org.kordamp.ikonli.feather;
  requires org.kordamp.ikonli.javafx;
  requires org.slf4j;
  requires pty4j;
  requires reactfx;
  requires tools.jackson.databind;
  requires static org.jspecify;

  exports app.coppice;

  opens app.coppice.settings to
      tools.jackson.databind;
}
