package lv.aprite.engine.contract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Reads the syntax of a [CellPattern] by recursive descent. What it does not know it refuses, so
/// that no pattern means something else here than in `java.util.regex`.
final class PatternParser {
  private static final int GROUPS_DEEP_MAX = 50;
  private static final int CODE_POINTS = 0x110000;
  private static final String SYNTAX = "\\^$.|?*+()[]{}";

  sealed interface Node {
    /// One character out of set number `set`.
    record OneOf(int set) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Choice(List<Node> branches) implements Node {}

    /// @param max [Integer#MAX_VALUE] for no end
    record Repeat(Node part, int min, int max) implements Node {}
  }

  sealed interface Parsed {
    /// @param sets the sets of code points that its nodes name by number
    record Expression(Node root, SequencedSet<BitSet> sets) implements Parsed {}

    record Refused(String expected) implements Parsed {}
  }

  /// Ends the descent; caught in [#parse], never seen outside.
  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String expected;

    Refusal(String expected) {
      super(expected, null, false, false);
      this.expected = expected;
    }
  }

  private final String regex;
  private int at;
  private int groupsOpen;
  private final Map<BitSet, Integer> sets = new LinkedHashMap<>();
  private final Map<String, BitSet> categories = new HashMap<>();

  private PatternParser(String regex) {
    this.regex = regex;
  }

  static Parsed parse(String regex) {
    PatternParser parser = new PatternParser(regex);
    try {
      parser.accept('^');
      Node root = parser.choice();
      parser.accept('$');
      if (parser.at < regex.length()) {
        throw parser.refusal("an end of the pattern");
      }
      return new Parsed.Expression(root, new java.util.LinkedHashSet<>(parser.sets.keySet()));
    } catch (Refusal refusal) {
      return new Parsed.Refused(refusal.expected);
    }
  }

  private Node choice() {
    List<Node> branches = new ArrayList<>();
    do {
      branches.add(sequence());
    } while (accept('|'));
    return branches.size() == 1 ? branches.getFirst() : new Node.Choice(branches);
  }

  private Node sequence() {
    List<Node> parts = new ArrayList<>();
    while (at < regex.length() && "|)".indexOf(regex.charAt(at)) < 0 && !atEndMark()) {
      parts.add(repetition(one()));
    }
    return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
  }

  private boolean atEndMark() {
    return regex.charAt(at) == '$' && at == regex.length() - 1;
  }

  private Node one() {
    int codePoint = next();
    return switch (codePoint) {
      case '(' -> group();
      case '[' -> set(characterClass());
      case '.' -> set(anyButLineEnd());
      case '\\' -> set(escape());
      case '^', '$' -> throw refusal("^ only at the start and $ only at the end of the pattern");
      case '?', '*', '+', '{' -> throw refusal("something to repeat before this");
      case ']', '}' ->
          throw refusal("\\" + Character.toString(codePoint) + " for the character itself");
      default -> set(only(codePoint));
    };
  }

  private Node group() {
    if (accept('?') && !accept(':')) {
      throw refusal("( ) or (?: ), as lookaround, flags and named groups are not supported");
    }
    if (++groupsOpen > GROUPS_DEEP_MAX) {
      throw refusal("at most " + GROUPS_DEEP_MAX + " groups within each other");
    }
    Node inner = choice();
    if (!accept(')')) {
      throw refusal("a closing )");
    }
    groupsOpen--;
    return inner;
  }

  private Node repetition(Node part) {
    int min;
    int max;
    if (accept('?')) {
      min = 0;
      max = 1;
    } else if (accept('*')) {
      min = 0;
      max = Integer.MAX_VALUE;
    } else if (accept('+')) {
      min = 1;
      max = Integer.MAX_VALUE;
    } else if (accept('{')) {
      min = number();
      max =
          !accept(',')
              ? min
              : at < regex.length() && regex.charAt(at) == '}' ? Integer.MAX_VALUE : number();
      if (!accept('}') || max < min) {
        throw refusal("{n}, {n,} or {n,m} with n not above m");
      }
    } else {
      return part;
    }
    if (at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0) {
      throw refusal("one repetition only: no lazy (?) and no possessive (+) ones");
    }
    return new Node.Repeat(part, min, max);
  }

  private int number() {
    int from = at;
    while (at < regex.length() && isDigit(regex.charAt(at)) && at - from < 5) {
      at++;
    }
    int number = at == from ? -1 : Integer.parseInt(regex.substring(from, at));
    if (number < 0 || number > CellPattern.REPETITIONS_MAX) {
      throw refusal("a number of repetitions from 0 to " + CellPattern.REPETITIONS_MAX);
    }
    return number;
  }

  private BitSet characterClass() {
    boolean negated = accept('^');
    BitSet all = new BitSet();
    boolean first = true;
    while (true) {
      int codePoint = next();
      if (codePoint == ']' && !first) {
        break;
      }
      first = false;
      BitSet low = classMember(codePoint);
      if (!rangeFollows()) {
        all.or(low);
        continue;
      }
      at++;
      BitSet high = classMember(next());
      if (low.cardinality() != 1
          || high.cardinality() != 1
          || low.nextSetBit(0) > high.nextSetBit(0)) {
        throw refusal("a range from one character to a later one");
      }
      all.set(low.nextSetBit(0), high.nextSetBit(0) + 1);
    }
    if (negated) {
      all.flip(0, CODE_POINTS);
    }
    return all;
  }

  /// Whether a `-` stands here that is not the last character of the class.
  private boolean rangeFollows() {
    return at + 1 < regex.length() && regex.charAt(at) == '-' && regex.charAt(at + 1) != ']';
  }

  private BitSet classMember(int codePoint) {
    return switch (codePoint) {
      case '\\' -> escape();
      case '[', ']', '&' ->
          throw refusal(
              "\\" + Character.toString(codePoint) + " for the character itself inside [ ]");
      case '-' -> {
        char before = regex.charAt(at - 2);
        char after = at < regex.length() ? regex.charAt(at) : ' ';
        if (before != '[' && after != ']' && !regex.startsWith("[^-", at - 3)) {
          throw refusal("\\- for the character itself inside [ ]");
        }
        yield only('-');
      }
      default -> only(codePoint);
    };
  }

  private BitSet escape() {
    int codePoint = next();
    return switch (codePoint) {
      case 'd' -> digits();
      case 'D' -> not(digits());
      case 'w' -> word();
      case 'W' -> not(word());
      case 's' -> spaces();
      case 'S' -> not(spaces());
      case 't' -> only('\t');
      case 'n' -> only('\n');
      case 'r' -> only('\r');
      case 'p' -> category();
      case 'P' -> not(category());
      default -> {
        if (SYNTAX.indexOf(codePoint) < 0
            && (codePoint > 126 || codePoint < 33 || isLetter(codePoint) || isDigit(codePoint))) {
          throw refusal(
              "one of \\d \\D \\w \\W \\s \\S \\t \\n"
                  + " \\r"
                  + " \\p{…} \\P{…}, or an escaped punctuation mark");
        }
        yield only(codePoint);
      }
    };
  }

  private BitSet category() {
    int end = regex.indexOf('}', at);
    if (!accept('{') || end < 0 || end - at > 3) {
      throw refusal("a Unicode general category such as \\p{L} or \\p{Lu}");
    }
    String name = regex.substring(at, end);
    at = end + 1;
    return categories.computeIfAbsent(name, this::codePointsOf);
  }

  private BitSet codePointsOf(String category) {
    BitSet all = new BitSet();
    boolean known = false;
    for (int type = 0; type <= Character.FINAL_QUOTE_PUNCTUATION; type++) {
      known |= GeneralCategory.is(type, category);
    }
    if (!known) {
      throw refusal("a Unicode general category such as \\p{L} or \\p{Lu}");
    }
    for (int codePoint = 0; codePoint < CODE_POINTS; codePoint++) {
      if (GeneralCategory.is(Character.getType(codePoint), category)) {
        all.set(codePoint);
      }
    }
    return all;
  }

  private Node set(BitSet codePoints) {
    return new Node.OneOf(sets.computeIfAbsent(codePoints, absent -> sets.size()));
  }

  private static BitSet only(int codePoint) {
    BitSet one = new BitSet();
    one.set(codePoint);
    return one;
  }

  private static BitSet digits() {
    BitSet digits = new BitSet();
    digits.set('0', '9' + 1);
    return digits;
  }

  private static BitSet word() {
    BitSet word = digits();
    word.set('a', 'z' + 1);
    word.set('A', 'Z' + 1);
    word.set('_');
    return word;
  }

  private static BitSet spaces() {
    BitSet spaces = only(' ');
    spaces.set('\t', '\r' + 1);
    return spaces;
  }

  private static BitSet anyButLineEnd() {
    BitSet ends = only('\n');
    ends.set('\r');
    ends.set(0x85);
    ends.set(0x2028, 0x202A);
    return not(ends);
  }

  private static BitSet not(BitSet some) {
    BitSet others = (BitSet) some.clone();
    others.flip(0, CODE_POINTS);
    return others;
  }

  private static boolean isDigit(int codePoint) {
    return codePoint >= '0' && codePoint <= '9';
  }

  private static boolean isLetter(int codePoint) {
    return codePoint >= 'a' && codePoint <= 'z' || codePoint >= 'A' && codePoint <= 'Z';
  }

  private boolean accept(char expected) {
    boolean here = at < regex.length() && regex.charAt(at) == expected;
    if (here) {
      at++;
    }
    return here;
  }

  private int next() {
    if (at >= regex.length()) {
      throw refusal("more after the end of the pattern");
    }
    int codePoint = regex.codePointAt(at);
    at += Character.charCount(codePoint);
    return codePoint;
  }

  private Refusal refusal(String expected) {
    return new Refusal(expected + " (character " + Math.max(1, at) + " of the pattern)");
  }
}
