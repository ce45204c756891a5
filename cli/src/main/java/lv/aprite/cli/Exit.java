package lv.aprite.cli;

/// What the command's exit status says.
public enum Exit {
  /// Done as asked.
  DONE(0),
  /// Nothing was published: a person has to look first.
  HELD(4),
  /// Nothing was published: a newer upload or a later order was first.
  SUPERSEDED(5),
  /// Data were refused: the publisher has to do something.
  DATA_REFUSED(1),
  /// The command was not understood, or cannot be done so: the caller has to do something.
  WRONG_USAGE(2),
  /// We failed, or the machine did.
  FAILURE(3);

  private final int status;

  Exit(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /// The worse of two, as they stand above; where data were refused and we failed, that we failed.
  Exit and(Exit other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
