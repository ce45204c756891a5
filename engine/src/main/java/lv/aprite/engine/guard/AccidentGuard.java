package lv.aprite.engine.guard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lv.aprite.engine.contract.Comparison;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.profile.KeySample;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.profile.RowSample;
import lv.aprite.engine.profile.ValueSample;

/// Holds a file against the last release, by what is remembered of both. What it finds is what goes
/// wrong with files that are right row by row: they are cut off, of another dataset, or shifted.
///
/// @param names what findings call each field's column
public record AccidentGuard(Schema schema, List<String> names, Comparison comparison) {
  /// So few rows more or less are no accident.
  private static final long ROWS_SMALL = 10;

  /// Of fewer keys, values or rows nothing is said.
  private static final int FEW = 10;

  /// Nearly all, and hardly any: with this many looked at, chance reaches neither.
  private static final double MOST = 0.8;

  private static final double HARDLY = 0.2;

  public AccidentGuard {
    names = List.copyOf(names);
  }

  /// @param now the file
  /// @param before the last release
  public List<Finding> compare(Profile now, Profile before) {
    if (now.rows() == 0) {
      return emptied(before);
    }
    List<Finding> findings = new ArrayList<>();
    cutOff(now, before).ifPresent(findings::add);
    rows(now, before).ifPresent(findings::add);
    if (findings.isEmpty()) {
      lastRowsLacking(now, before).ifPresent(findings::add);
    }
    boolean respelt = respelt(now, before, findings);
    if (!respelt && !shiftedByColumn(now, before, findings) && !strange(now, before, findings)) {
      shiftedByRow(now, before, findings);
    }
    return findings;
  }

  /// A header and nothing else.
  private static List<Finding> emptied(Profile before) {
    return before.rows() == 0
        ? List.of()
        : List.of(
            finding(
                Rule.ROWS_CHANGED,
                "at least one row",
                "no row under the header, where the last release has " + before.rows()));
  }

  private static Optional<Finding> cutOff(Profile now, Profile before) {
    boolean cut = !now.ended() && before.ended() && now.rows() <= before.rows();
    return cut
        ? Optional.of(
            finding(
                Rule.FILE_CUT_OFF,
                "a line end after the last row, as the last release had",
                "none, and "
                    + (now.rows() == before.rows()
                        ? "no more rows"
                        : count(before.rows() - now.rows(), "row", "rows") + " fewer")))
        : Optional.empty();
  }

  /// A file that is cut between two rows: what it lacks is what stood at the end, and hardly
  /// anything else came or went. Only keys can tell that.
  private static Optional<Finding> lastRowsLacking(Profile now, Profile before) {
    long fewer = before.rows() - now.rows();
    KeySample.Lacking lacking = before.keys().lackingIn(now.keys());
    KeySample.Agreement keys = now.keys().in(before.keys());
    int added = keys.looked() - keys.same() - keys.respelt();
    boolean cut =
        fewer > ROWS_SMALL
            && lacking.atEnd() >= FEW
            && lacking.before() <= HARDLY * lacking.atEnd()
            && added <= HARDLY * lacking.atEnd();
    return cut
        ? Optional.of(
            finding(
                Rule.FILE_CUT_OFF,
                "the rows that stand at the end of the last release",
                "none of them; " + count(fewer, "row", "rows") + " fewer"))
        : Optional.empty();
  }

  private Optional<Finding> rows(Profile now, Profile before) {
    BigDecimal then = BigDecimal.valueOf(before.rows());
    BigDecimal least = then.subtract(then.multiply(comparison.dropMax()));
    BigDecimal most = then.add(then.multiply(comparison.riseMax()));
    BigDecimal rows = BigDecimal.valueOf(now.rows());
    boolean within = rows.compareTo(least) >= 0 && rows.compareTo(most) <= 0;
    if (within || Math.abs(now.rows() - before.rows()) <= ROWS_SMALL) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            Rule.ROWS_CHANGED,
            least.toBigInteger() + " to " + most.toBigInteger() + " rows",
            now.rows() + ", where the last release has " + before.rows()));
  }

  private boolean respelt(Profile now, Profile before, List<Finding> findings) {
    KeySample.Agreement keys = now.keys().in(before.keys());
    boolean respelt = keys.respelt() >= 3 && keys.respelt() > keys.same();
    if (respelt) {
      findings.add(
          finding(
              Rule.KEYS_RESPELT,
              "keys with letters as in the last release",
              share(keys.respelt(), keys.looked()) + " in other letter case"));
    }
    return respelt;
  }

  /// Another dataset's file, or an addition where everything should be: hardly a key is known, nor
  /// a value of those columns of the key that are not times.
  private boolean strange(Profile now, Profile before, List<Finding> findings) {
    double least = comparison.keysKeptMin().doubleValue();
    if (least == 0) {
      return false;
    }
    int known;
    int looked;
    if (schema.primaryKey().isEmpty()) {
      looked = FEW;
      known = 0;
    } else {
      KeySample.Agreement keys = now.keys().in(before.keys());
      looked = keys.looked();
      known = keys.same();
    }
    boolean hardlyAnyKey = looked >= FEW && known < least * looked;
    if (!hardlyAnyKey || !isStrangeByValues(now, before, least)) {
      return false;
    }
    String other =
        now.fileName().equals(before.fileName())
            ? ""
            : "; and another file name: is it an addition?";
    findings.add(
        finding(
            Rule.KEYS_UNKNOWN,
            "rows of this dataset: the file replaces the last release as a whole",
            (schema.primaryKey().isEmpty()
                    ? "hardly a known value"
                    : share(known, looked) + " of the keys known")
                + other));
    return true;
  }

  /// In every column that tells what a row is about.
  private boolean isStrangeByValues(Profile now, Profile before, double least) {
    boolean any = false;
    for (Profile.Column column : now.fields()) {
      boolean telling =
          schema.primaryKey().isEmpty()
              ? column.type().equals("string")
              : schema.primaryKey().contains(column.name())
                  && (column.type().equals("string") || column.type().equals("integer"));
      Optional<Profile.Column> then = same(column, before);
      if (telling && then.isPresent() && isVaried(column) && isVaried(then.get())) {
        any = true;
        if (column.values().shareIn(then.get().values()) >= least) {
          return false;
        }
      }
    }
    return any;
  }

  private static boolean isVaried(Profile.Column column) {
    return column.values().distinct() >= FEW;
  }

  private static Optional<Profile.Column> same(Profile.Column column, Profile in) {
    return in.field(column.name()).filter(then -> then.type().equals(column.type()));
  }

  /// The values of a column stand in the one beside it, and so do its neighbour's.
  private boolean shiftedByColumn(Profile now, Profile before, List<Finding> findings) {
    List<Profile.Column> fields = now.fields();
    int found = findings.size();
    for (int i = 0; i + 1 < fields.size(); i++) {
      Optional<Profile.Column> left = same(fields.get(i), before);
      Optional<Profile.Column> right = same(fields.get(i + 1), before);
      if (left.isEmpty()
          || right.isEmpty()
          || !left.get().type().equals(right.get().type())
          || left.get().values().shareIn(right.get().values()) > HARDLY) {
        continue;
      }
      boolean toTheRight =
          isGone(fields.get(i), left.get()) && moved(left.get(), fields.get(i + 1), right.get());
      boolean toTheLeft =
          isGone(fields.get(i + 1), right.get()) && moved(right.get(), fields.get(i), left.get());
      if (toTheRight || toTheLeft) {
        findings.add(
            new Finding(
                Rule.COLUMN_SHIFTED,
                new Location.Column(names.get(toTheRight ? i + 1 : i)),
                "values as in the last release",
                "those of the column to the " + (toTheRight ? "left" : "right")));
      }
    }
    return findings.size() > found;
  }

  /// The column's values stand in it no more.
  private static boolean isGone(Profile.Column now, Profile.Column before) {
    return now.values().shareIn(before.values()) <= HARDLY;
  }

  /// @param from the column whose values may stand in `to` now
  /// @param own what `to` held before
  private static boolean moved(Profile.Column from, Profile.Column to, Profile.Column own) {
    ValueSample values = to.values();
    return values.hashes().length >= 3
        && from.values().hashes().length >= 3
        && own.values().hashes().length >= 3
        && values.shareIn(from.values()) >= MOST
        && values.shareIn(own.values()) <= HARDLY;
  }

  /// A column in which nearly every row has what the row above or below it had, while another
  /// column has its values still.
  private void shiftedByRow(Profile now, Profile before, List<Finding> findings) {
    RowSample rows = now.rowsSampled();
    RowSample then = before.rowsSampled();
    List<Integer> shifted = new ArrayList<>();
    boolean anyKept = false;
    boolean anyOther = false;
    for (int field = 0; field < now.fields().size(); field++) {
      int in = indexIn(now.fields().get(field), before);
      boolean key = schema.primaryKey().contains(now.fields().get(field).name());
      if (in < 0 || key) {
        continue;
      }
      anyOther = true;
      Agreement agreement = agreement(rows, field, then, in);
      if (agreement.isShifted()) {
        shifted.add(field);
      } else {
        anyKept |= agreement.isKept();
      }
    }
    boolean alone = now.fields().size() - schema.primaryKey().size() == 1;
    if (anyOther && (anyKept || alone)) {
      shifted.forEach(field ->
          findings.add(
              new Finding(
                  Rule.COLUMN_SHIFTED,
                  new Location.Column(names.get(field)),
                  "values beside the keys that they belong to",
                  "those of the rows above or below")));
    }
  }

  private static int indexIn(Profile.Column column, Profile in) {
    for (int i = 0; i < in.fields().size(); i++) {
      if (in.fields().get(i).name().equals(column.name())
          && in.fields().get(i).type().equals(column.type())) {
        return i;
      }
    }
    return -1;
  }

  private record Agreement(int looked, int same, int down, int up) {
    boolean isShifted() {
      return looked >= FEW
          && same <= looked * HARDLY
          && (down >= looked * MOST || up >= looked * MOST);
    }

    boolean isKept() {
      return looked >= FEW && same >= looked * MOST;
    }
  }

  /// How the cells of one column agree in the rows that both samples have.
  private static Agreement agreement(RowSample now, int field, RowSample then, int in) {
    int looked = 0;
    int same = 0;
    int down = 0;
    int up = 0;
    int other = 0;
    for (int row = 0; row < now.keys().length; row++) {
      while (other < then.keys().length
          && Long.compareUnsigned(then.keys()[other], now.keys()[row]) < 0) {
        other++;
      }
      if (other < then.keys().length && then.keys()[other] == now.keys()[row]) {
        int mine = row * now.columns() + field;
        int theirs = other * then.columns() + in;
        looked++;
        same += now.cells()[mine] == then.cells()[theirs] ? 1 : 0;
        down += now.cells()[mine] == then.above()[theirs] ? 1 : 0;
        up += now.above()[mine] == then.cells()[theirs] ? 1 : 0;
      }
    }
    return new Agreement(looked, same, down, up);
  }

  private static Finding finding(Rule rule, String expected, String found) {
    return new Finding(rule, new Location.File(), expected, found);
  }

  private static String share(int part, int whole) {
    return whole == 0
        ? "0 %"
        : String.format(Locale.ROOT, "%d %%", Math.round(100.0 * part / whole));
  }

  private static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
