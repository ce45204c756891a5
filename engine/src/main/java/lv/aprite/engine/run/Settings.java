package lv.aprite.engine.run;

/// How much of the machine a run may take.
///
/// @param threads that work at once, the caller's included
/// @param chunkBytes about how much of the source one job takes
/// @param keyBytes memory for keys that are held against each other; more of them go to [Scratch]
/// @param sourceBytesMax larger files are refused before they are read
public record Settings(int threads, int chunkBytes, int keyBytes, long sourceBytesMax) {
  private static final int CHUNK_BYTES = 256 << 10;
  private static final int KEY_BYTES = 48 << 20;
  private static final long SOURCE_BYTES_MAX = 1L << 40;

  /// Settings for files of up to 1 TiB.
  public Settings(int threads, int chunkBytes, int keyBytes) {
    this(threads, chunkBytes, keyBytes, SOURCE_BYTES_MAX);
  }

  public Settings {
    if (threads < 1 || threads > 256) {
      throw new IllegalArgumentException("threads: expected 1 to 256, found " + threads);
    }
    if (chunkBytes < 1 || chunkBytes > 16 << 20) {
      throw new IllegalArgumentException("chunkBytes: expected 1 to 16 MiB, found " + chunkBytes);
    }
    if (keyBytes < 1024) {
      throw new IllegalArgumentException("keyBytes: expected at least 1024, found " + keyBytes);
    }
    if (sourceBytesMax < 1) {
      throw new IllegalArgumentException(
          "sourceBytesMax: expected at least 1, found " + sourceBytesMax);
    }
  }

  public static Settings ofThreads(int threads) {
    return new Settings(threads, CHUNK_BYTES, KEY_BYTES);
  }
}
