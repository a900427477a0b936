package planted.coppice.ui.chat;

/// Breaks the rule that imports point downwards.
public class LooksUp {
  Class<?> upwards() {
    return planted.coppice.Top.class;
  }
}
