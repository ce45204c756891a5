package lv.aprite.engine.write.parquet;

/// The least and the greatest of some decimals.
final class WideBounds {
  private static final WideDecimal ABOVE_ALL = new WideDecimal(Long.MAX_VALUE, -1L);
  private static final WideDecimal BELOW_ALL = new WideDecimal(Long.MIN_VALUE, 0);

  private WideDecimal least = ABOVE_ALL;
  private WideDecimal most = BELOW_ALL;

  void clear() {
    least = ABOVE_ALL;
    most = BELOW_ALL;
  }

  void add(WideDecimal value) {
    least = value.compareTo(least) < 0 ? value : least;
    most = value.compareTo(most) > 0 ? value : most;
  }

  PageBounds bounds() {
    return most.compareTo(least) < 0
        ? new PageBounds.None()
        : new PageBounds.Within(bytes(least), bytes(most));
  }

  private static byte[] bytes(WideDecimal value) {
    byte[] bytes = new byte[WideDecimal.BYTES];
    value.put(bytes, 0);
    return bytes;
  }
}
