package app.coppice;

import java.util.List;

/// What a person's login shell says of its variables. Immutable.
///
/// @param path its PATH
/// @param editors its VISUAL and its EDITOR; empty texts where it has none
record LoginAnswer(String path, List<String> editors) {
  LoginAnswer {
    editors = List.copyOf(editors);
  }
}
