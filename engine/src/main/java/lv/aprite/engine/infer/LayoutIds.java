package lv.aprite.engine.infer;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names layouts: after the date in the name of the first file that has it, else by number.
final class LayoutIds {
  private static final Pattern DATE =
      Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)[-_.]?(0[1-9]|1[0-2])?[-_.]?([0-3]\\d)?(?!\\d)");

  private final Set<String> taken = new HashSet<>();

  String next(String fileName) {
    Matcher date = DATE.matcher(fileName);
    String id = "layout";
    if (date.find()) {
      id = date.group(1);
      if (date.group(2) != null) {
        id += "-" + date.group(2) + (date.group(3) == null ? "" : "-" + date.group(3));
      }
    }
    String unique = id.equals("layout") ? "layout-1" : id;
    for (int n = 2; !taken.add(unique); n++) {
      unique = id + "-" + n;
    }
    return unique;
  }
}
