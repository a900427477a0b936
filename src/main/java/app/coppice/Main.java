package app.coppice;

/// Entry point of the program: the window, or a command of the command line.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("Coppice");
  }
}
