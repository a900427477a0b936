package app.coppice.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Repositories shaped like real ones, the same bytes from the same seed.
enum GeneratedShape {
  /// Modules of deep packages, built beside their sources.
  SERVICE {
    @Override
    void fill(Filling files) throws IOException {
      files.write(".gitignore", "target/\n*.class\n!/lib/kept.class\n.idea/\n*.log\n");
      files.write(".gitattributes", "* text=auto\n*.cmd text eol=crlf\n*.png binary\n");
      files.write("mvnw.cmd", "@echo off\r\nrem start\r\n");
      files.write("lib/kept.class", "not compiled\n");
      for (int i = 0; i < files.count(); i++) {
        String module = "module-" + i / 60;
        files.text(module + "/src/main/java/com/example/p" + i / 12 + "/Type" + i + ".java");
        if (i % 20 == 0) {
          files.write(
              module + "/.gitignore", "/generated/*\n!/generated/keep/\nlocal.properties\n");
          files.text(module + "/generated/keep/Kept" + i + ".java");
          files.binary(module + "/src/main/resources/icon" + i + ".png");
        }
      }
    }

    @Override
    void litter(Filling files) throws IOException {
      for (int i = 0; i < files.count(); i += 6) {
        String module = "module-" + i / 60;
        files.binary(module + "/target/classes/Type" + i + ".class");
        files.text(module + "/generated/Made" + i + ".java");
        files.text(module + "/src/main/java/debug" + i + ".log");
      }
    }
  },

  /// Packages with folders of dependencies, links between them and nested rules.
  MONOREPO {
    @Override
    void fill(Filling files) throws IOException {
      files.write(
          ".gitignore",
          "# dependencies\nnode_modules\n**/dist/\n.env*\n!.env.example\n*.tsbuildinfo\n\\#tmp\n");
      for (int i = 0; i < files.count(); i++) {
        String part = "packages/p" + i / 15;
        files.text(part + "/src/f" + i % 15 + (i % 3 == 0 ? ".tsx" : ".ts"));
        if (i % 15 == 0) {
          files.write(part + "/.gitignore", "coverage/**\n!coverage/README.md\n/out\n");
          files.write(part + "/.env.example", "A=1\n");
          files.write(part + "/bin/run", "#!/bin/sh\n");
          files.executable(part + "/bin/run");
          files.link(part + "/shared", "../p0/src");
        }
      }
    }

    @Override
    void litter(Filling files) throws IOException {
      for (int i = 0; i < files.count(); i += 5) {
        String part = "packages/p" + i / 15;
        files.text(part + "/node_modules/d" + i + "/index.js");
        files.text(part + "/dist/f" + i + ".js");
        files.text(part + "/coverage/c" + i + ".txt");
        files.write(part + "/.env.local", "SECRET=1\n");
      }
    }
  },

  /// Objects among the sources, some of them tracked although a rule names them.
  NATIVE {
    @Override
    void fill(Filling files) throws IOException {
      files.write(".gitignore", "*.o\n*.a\n/build*/\n[Tt]mp/\n*~\n?.out\nvendor/**/cache/\n");
      files.write(".gitattributes", "*.h text\nthird/** -text\n*.dat -diff\n");
      for (int i = 0; i < files.count(); i++) {
        files.text("src/" + "deep/".repeat(i % 5) + "f" + i + (i % 4 == 0 ? ".h" : ".c"));
        if (i % 25 == 0) {
          files.binary("vendor/lib" + i + "/lib.a");
          files.text("vendor/lib" + i + "/cache/list.txt");
          files.write("third/t" + i + ".txt", "kept\r\nas it is\r\n");
          files.write("data/d" + i + ".dat", "lines\nof data\n");
        }
      }
    }

    @Override
    void litter(Filling files) throws IOException {
      for (int i = 0; i < files.count(); i += 4) {
        files.binary("src/" + "deep/".repeat(i % 5) + "f" + i + ".o");
        files.text("build-debug/f" + i + ".txt");
        files.text("tmp/f" + i + "~");
      }
    }
  },

  /// Names and files that are rare, but legal.
  ODD {
    @Override
    void fill(Filling files) throws IOException {
      files.write(
          ".gitignore", "*.tmp\n!important.tmp\n/a b/\\ \nspaced \\ \nfoo/\n/bar\n**/x/y\n");
      files.link("loop", "loop");
      files.link("here", ".");
      files.link("nowhere", "../../nowhere/at all");
      files.write("a b/c d.txt", "spaces\n");
      files.write("quote\"d 'x'\\y.txt", "quotes\n");
      files.write("line\nbreak.txt", "in a name\n");
      files.write("tab\there.txt", "tab\n");
      files.write("ünïcode/日本語.txt", "text\n");
      files.write("e\u0301.txt", "decomposed\n");
      files.write("é.txt", "composed\n");
      files.write("Case.txt", "upper\n");
      files.write("case.txt", "lower\n");
      files.write("-dash", "a dash\n");
      files.write(":colon", "a colon\n");
      files.write("empty", "");
      files.write("noeol", "no line end");
      files.write("cr.txt", "only\rcarriage\rreturns\r");
      files.write("crlf.txt", "carriage\r\nreturns\r\n");
      files.write("mixed.txt", "mixed\r\nends\n");
      files.write("latin1.txt", "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
      files.write("utf16.txt", "wide\n".getBytes(StandardCharsets.UTF_16));
      files.write("important.tmp", "kept\n");
      for (int i = 0; i < files.count() / 4; i++) {
        files.text("plain/f" + i + ".txt");
      }
    }

    @Override
    void litter(Filling files) throws IOException {
      files.write("a.tmp", "x\n");
      files.write("sub/foo/z", "x\n");
      files.write("x/y", "x\n");
      files.write("bar/z", "x\n");
      files.write("sub/bar", "x\n");
    }
  };

  /// Writes what is committed.
  abstract void fill(Filling files) throws IOException;

  /// Writes what is left lying about, most of it ignored.
  abstract void litter(Filling files) throws IOException;

  /// A folder that is filled, and the randomness it is filled with.
  record Filling(Path root, int count, Random random) {
    void write(String path, String text) throws IOException {
      write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String path, byte[] bytes) throws IOException {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }

    void text(String path) throws IOException {
      List<String> lines = new ArrayList<>();
      int length = 5 + random.nextInt(80);
      for (int i = 0; i < length; i++) {
        lines.add("  ".repeat(random.nextInt(3)) + "line " + random.nextInt(30) + ";");
      }
      write(path, String.join("\n", lines) + "\n");
    }

    void binary(String path) throws IOException {
      byte[] bytes = new byte[50 + random.nextInt(500)];
      random.nextBytes(bytes);
      bytes[7] = 0;
      write(path, bytes);
    }

    void executable(String path) throws IOException {
      if (!root.resolve(path).toFile().setExecutable(true)) {
        throw new IOException(path + " cannot be made executable");
      }
    }

    void link(String path, String target) throws IOException {
      Path link = root.resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(target));
    }
  }
}
