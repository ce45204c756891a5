package lv.aprite.infrastructure;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How policies and event patterns read their patterns: `*` is any number of any characters,
/// slashes too, and `?`, which only policies have, is one.
record Glob(String pattern) {
  boolean fits(String key) {
    String regex =
        pattern
            .chars()
            .mapToObj(c ->
                switch (c) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(Character.toString(c));
                })
            .collect(Collectors.joining());
    return key.matches(regex);
  }
}
