package lv.aprite.engine.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Finds rows whose cells are the names in the header, one by one.
final class RepeatedNames {
  private RepeatedNames() {}

  static List<byte[]> bytes(List<String> names) {
    return names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /// @param starts of all cells of all rows, as many in each as there are names
  static boolean stand(List<byte[]> names, byte[] bytes, int[] starts, int[] ends, int row) {
    int cell = row * names.size();
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i);
      int start = starts[cell + i];
      int end = ends[cell + i];
      if (end - start != name.length || !Arrays.equals(bytes, start, end, name, 0, name.length)) {
        return false;
      }
    }
    return true;
  }
}
