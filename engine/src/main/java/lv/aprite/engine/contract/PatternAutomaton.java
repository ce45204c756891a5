package lv.aprite.engine.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The deterministic automaton of a [CellPattern]: one table look-up for each character.
///
/// Characters are put into as few classes as the pattern can tell apart. Built by Thompson's
/// construction and then by subsets.
final class PatternAutomaton {
  private static final int DEAD = -1;
  private static final int STATES_MAX = 5_000;
  private static final int NODES_MAX = 10_000;
  private static final long WORK_MAX = 20_000_000;

  /// First code point of each run of code points of one class, rising; the first is 0.
  private final int[] runStarts;

  private final int[] runClasses;
  private final int[] asciiClasses = new int[128];
  private final int classes;

  /// `next[state * classes + class]`
  private final int[] next;

  private final boolean[] accepting;

  private PatternAutomaton(Alphabet alphabet, int[] next, boolean[] accepting) {
    this.runStarts = alphabet.runStarts;
    this.runClasses = alphabet.runClasses;
    this.classes = alphabet.count;
    this.next = next;
    this.accepting = accepting;
    for (int codePoint = 0; codePoint < 128; codePoint++) {
      asciiClasses[codePoint] = classOf(codePoint);
    }
  }

  boolean matches(byte[] utf8, int from, int to) {
    int state = 0;
    int i = from;
    while (i < to) {
      byte lead = utf8[i];
      int charClass;
      if (lead >= 0) {
        charClass = asciiClasses[lead];
        i++;
      } else {
        int length = lead < (byte) 0xE0 ? 2 : lead < (byte) 0xF0 ? 3 : 4;
        if (i + length > to) {
          return false;
        }
        int codePoint = lead & (0x7F >> length);
        for (int k = 1; k < length; k++) {
          codePoint = codePoint << 6 | utf8[i + k] & 0x3F;
        }
        charClass = classOf(codePoint);
        i += length;
      }
      state = next[state * classes + charClass];
      if (state == DEAD) {
        return false;
      }
    }
    return accepting[state];
  }

  private int classOf(int codePoint) {
    int found = Arrays.binarySearch(runStarts, codePoint);
    return runClasses[found >= 0 ? found : -found - 2];
  }

  /// The automaton, or nothing when it would be too large.
  static Optional<PatternAutomaton> build(PatternParser.Node root, List<BitSet> sets) {
    Alphabet alphabet = new Alphabet(sets);
    Nodes nodes = new Nodes();
    int start = nodes.add(root, nodes.addEnd());
    return nodes.tooMany ? Optional.empty() : determinise(alphabet, nodes, start);
  }

  /// Each subset of nodes that one text can reach becomes a state.
  private static Optional<PatternAutomaton> determinise(Alphabet alphabet, Nodes nodes, int start) {
    Map<BitSet, Integer> numbers = new HashMap<>();
    List<BitSet> states = new ArrayList<>();
    BitSet first = new BitSet();
    nodes.reach(start, first);
    numbers.put(first, 0);
    states.add(first);
    List<int[]> rows = new ArrayList<>();
    long work = 0;
    for (int state = 0; state < states.size(); state++) {
      BitSet here = states.get(state);
      int[] row = new int[alphabet.count];
      for (int charClass = 0; charClass < alphabet.count; charClass++) {
        BitSet there = new BitSet();
        for (int node = here.nextSetBit(0); node >= 0; node = here.nextSetBit(node + 1)) {
          int set = nodes.sets.get(node);
          if (set >= 0 && alphabet.has(set, charClass)) {
            nodes.reach(nodes.firsts.get(node), there);
          }
          work++;
        }
        work += there.cardinality();
        if (there.isEmpty()) {
          row[charClass] = DEAD;
          continue;
        }
        row[charClass] =
            numbers.computeIfAbsent(
                there,
                absent -> {
                  states.add(absent);
                  return states.size() - 1;
                });
      }
      rows.add(row);
      if (states.size() > STATES_MAX || work > WORK_MAX) {
        return Optional.empty();
      }
    }
    int[] next = new int[rows.size() * alphabet.count];
    boolean[] accepting = new boolean[rows.size()];
    for (int state = 0; state < rows.size(); state++) {
      System.arraycopy(rows.get(state), 0, next, state * alphabet.count, alphabet.count);
      accepting[state] = states.get(state).get(nodes.end);
    }
    return Optional.of(new PatternAutomaton(alphabet, next, accepting));
  }

  /// The classes of characters: two are in one class when every set of the pattern has both or
  /// neither.
  private static final class Alphabet {
    final int[] runStarts;
    final int[] runClasses;
    final int count;
    private final List<BitSet> setsOfClass = new ArrayList<>();

    Alphabet(List<BitSet> sets) {
      TreeSet<Integer> cuts = new TreeSet<>();
      cuts.add(0);
      for (BitSet set : sets) {
        for (int from = set.nextSetBit(0); from >= 0; ) {
          int to = set.nextClearBit(from);
          cuts.add(from);
          cuts.add(to);
          from = set.nextSetBit(to);
        }
      }
      runStarts = cuts.stream().mapToInt(Integer::intValue).toArray();
      runClasses = new int[runStarts.length];
      Map<BitSet, Integer> numbers = new HashMap<>();
      for (int run = 0; run < runStarts.length; run++) {
        BitSet members = new BitSet();
        for (int set = 0; set < sets.size(); set++) {
          members.set(set, sets.get(set).get(runStarts[run]));
        }
        runClasses[run] =
            numbers.computeIfAbsent(
                members,
                absent -> {
                  setsOfClass.add(absent);
                  return setsOfClass.size() - 1;
                });
      }
      count = setsOfClass.size();
    }

    boolean has(int set, int charClass) {
      return setsOfClass.get(charClass).get(set);
    }
  }

  /// The nondeterministic automaton, made from its end to its start. A node reads a character of
  /// its set (`sets` at least 0) and goes on to its first successor, or reads nothing and goes on
  /// to both.
  private static final class Nodes {
    final List<Integer> sets = new ArrayList<>();
    final List<Integer> firsts = new ArrayList<>();
    private final List<Integer> seconds = new ArrayList<>();
    private final int[] stack = new int[NODES_MAX];
    int end;
    boolean tooMany;

    int addEnd() {
      end = add(-1, -1, -1);
      return end;
    }

    private int add(int set, int first, int second) {
      if (sets.size() >= NODES_MAX) {
        tooMany = true;
        return 0;
      }
      sets.add(set);
      firsts.add(first);
      seconds.add(second);
      return sets.size() - 1;
    }

    /// The node that reads `part` and goes on to `then`.
    int add(PatternParser.Node part, int then) {
      if (tooMany) {
        return 0;
      }
      return switch (part) {
        case PatternParser.Node.OneOf(int set) -> add(set, then, -1);
        case PatternParser.Node.Sequence(List<PatternParser.Node> parts) -> {
          int start = then;
          for (PatternParser.Node one : parts.reversed()) {
            start = add(one, start);
          }
          yield start;
        }
        case PatternParser.Node.Choice(List<PatternParser.Node> branches) -> {
          int start = add(branches.getLast(), then);
          for (int i = branches.size() - 2; i >= 0; i--) {
            start = add(-1, add(branches.get(i), then), start);
          }
          yield start;
        }
        case PatternParser.Node.Repeat(PatternParser.Node one, int min, int max) ->
            repeat(one, min, max, then);
      };
    }

    private int repeat(PatternParser.Node one, int min, int max, int then) {
      int start = then;
      if (max == Integer.MAX_VALUE) {
        start = add(-1, -1, then);
        firsts.set(start, add(one, start));
      } else {
        for (int i = min; i < max && !tooMany; i++) {
          start = add(-1, add(one, start), then);
        }
      }
      for (int i = 0; i < min && !tooMany; i++) {
        start = add(one, start);
      }
      return start;
    }

    /// Adds the node and all that it leads to without reading.
    void reach(int node, BitSet reached) {
      int waiting = meet(node, 0, reached);
      while (waiting > 0) {
        int one = stack[--waiting];
        if (sets.get(one) < 0) {
          waiting = meet(firsts.get(one), waiting, reached);
          waiting = meet(seconds.get(one), waiting, reached);
        }
      }
    }

    private int meet(int node, int waiting, BitSet reached) {
      if (node < 0 || reached.get(node)) {
        return waiting;
      }
      reached.set(node);
      stack[waiting] = node;
      return waiting + 1;
    }
  }
}
