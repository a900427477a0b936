package app.coppice.ui.review;

/// The reason why something was not done, said for as long as it holds. FX thread only.
final class WhyNot {
  private final ResultLine result;
  private String reason = "";
  private String said = "";

  WhyNot(ResultLine result) {
    this.result = result;
  }

  void say(String why) {
    say(why, why);
  }

  /// @param sentence that the reason stands in
  void say(String why, String sentence) {
    reason = why;
    said = sentence;
    result.remark(sentence);
  }

  /// @param why the reason by now; empty where there is none
  void follow(String why) {
    if (!reason.isEmpty() && !reason.equals(why)) {
      result.takeBack(said);
      forget();
    }
  }

  /// What was said is gone, or is said of another session.
  void forget() {
    reason = "";
    said = "";
  }
}
