package lv.aprite.cli;

/// The `aprite` command. Exits with 2 when it does not understand its arguments.
public final class Main {
  private Main() {}

  /// Runs one verb.
  public static void main(String[] args) {
    String verb = args.length == 0 ? "none" : args[0];
    System.err.println("aprite: expected a verb, but no verb is built yet; found " + verb);
    System.exit(2);
  }
}
