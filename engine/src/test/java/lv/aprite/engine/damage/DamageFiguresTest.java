package lv.aprite.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.messy.Reading;
import lv.aprite.engine.run.Typing;
import org.junit.jupiter.api.Test;

/// The four figures by which a reader is judged, over files damaged in every row by every [Damage].
/// `-Daprite.seed` gives other tables, `-Daprite.tables` more of them, and `-Daprite.show=KIND`
/// shows files of a kind that were not read exactly.
class DamageFiguresTest {
  private static final long SEED = Long.getLong("aprite.seed", 20261201);
  private static final int TABLES = Integer.getInteger("aprite.tables", 30);
  private static final Optional<String> SHOWN =
      Optional.ofNullable(System.getProperty("aprite.show"));
  private static final int ROWS_MAX = 12;

  private static final class Figures {
    final Map<Judgement.Kind, Integer> kinds = new EnumMap<>(Judgement.Kind.class);
    int files;
    int flaggedElsewhere;

    void add(Judgement judgement) {
      files++;
      kinds.merge(judgement.kind(), 1, Integer::sum);
      flaggedElsewhere += judgement.flaggedElsewhere() ? 1 : 0;
    }

    double share(Judgement.Kind... of) {
      int sum = 0;
      for (Judgement.Kind kind : of) {
        sum += kinds.getOrDefault(kind, 0);
      }
      return 100.0 * sum / files;
    }

    double honest() {
      return share(Judgement.Kind.EXACT, Judgement.Kind.REPORTED);
    }

    double needless() {
      return 100.0 * flaggedElsewhere / files;
    }

    String line(String name) {
      return "%-26s %6d %7.2f %7.2f %7.2f %7.2f %7.2f"
          .formatted(
              name,
              files,
              honest(),
              share(Judgement.Kind.SILENT),
              share(Judgement.Kind.EXACT),
              share(Judgement.Kind.MISPLACED),
              needless());
    }
  }

  private final Map<Damage, Figures> byKind = new TreeMap<>();
  private final Figures decidable = new Figures();
  private final Figures restorable = new Figures();
  private final Figures clean = new Figures();
  private int shown;

  @Test
  void damageIsMendedOrNamedAndNeverSilent() {
    for (int i = 0; i < TABLES; i++) {
      Random random = new Random(SEED * 31 + i);
      CleanTable table = CleanTable.random(random);
      judge(table, new Damaged(Damage.clean(table), Set.of()), clean, "CLEAN");
      for (Damage damage : Damage.values()) {
        for (int row : rows(table, random)) {
          Optional<Damaged> damaged = damage.in(table, row, random);
          if (damaged.isPresent()) {
            Figures figures = byKind.computeIfAbsent(damage, kind -> new Figures());
            Judgement judgement = judge(table, damaged.get(), figures, damage.name());
            if (damage.isDecidable()) {
              decidable.add(judgement);
            }
            if (damage.isRestorable()) {
              restorable.add(judgement);
            }
          }
        }
      }
    }
    System.out.println(table());
    assertThat(decidable.share(Judgement.Kind.SILENT)).as("silent").isLessThanOrEqualTo(0.5);
    assertThat(decidable.honest()).as("exact or named").isGreaterThanOrEqualTo(99);
    assertThat(restorable.share(Judgement.Kind.EXACT))
        .as("exact, where nothing is gone")
        .isGreaterThanOrEqualTo(65);
    assertThat(decidable.needless()).as("flagged without need").isLessThanOrEqualTo(1);
    assertThat(clean.needless()).as("clean files flagged").isLessThanOrEqualTo(1);
    assertThat(Objects.requireNonNull(byKind.get(Damage.CELLS_MOVED)).honest())
        .as("moved")
        .isGreaterThanOrEqualTo(45);
  }

  /// Every row of a small table, as many of a larger one.
  private static int[] rows(CleanTable table, Random random) {
    int height = table.rows().size() - 1;
    if (height <= ROWS_MAX) {
      return java.util.stream.IntStream.rangeClosed(1, height).toArray();
    }
    return random.ints(1, height + 1).distinct().limit(ROWS_MAX).sorted().toArray();
  }

  private Judgement judge(CleanTable table, Damaged damaged, Figures figures, String name) {
    Reading reading = Reading.withoutContract(damaged.file(), Typing.INFERRED);
    Judgement judgement = Judgement.of(reading, table.rows(), damaged.rows());
    figures.add(judgement);
    boolean wrong =
        judgement.kind() == Judgement.Kind.SILENT && damageIsDecidable(name)
            || SHOWN.filter(name::equals).isPresent()
                && (judgement.kind() != Judgement.Kind.EXACT || judgement.flaggedElsewhere());
    if (wrong && shown++ < 12) {
      System.out.println("---- " + name + " " + judgement + " damaged rows " + damaged.rows());
      String text = new String(damaged.file(), StandardCharsets.UTF_8);
      long from = damaged.rows().isEmpty() ? 1 : java.util.Collections.min(damaged.rows());
      text.lines().limit(2).forEach(line -> System.out.println("    " + line));
      text.lines()
          .skip(Math.max(0, from - 2))
          .limit(4)
          .forEach(line -> System.out.println("  > " + line));
      reading
          .report()
          .findings()
          .forEach(group ->
              group
                  .samples()
                  .forEach(finding -> System.out.println("  ! " + FindingText.of(finding))));
    }
    return judgement;
  }

  private static boolean damageIsDecidable(String name) {
    return name.equals("CLEAN") || Damage.valueOf(name).isDecidable();
  }

  private String table() {
    StringBuilder text = new StringBuilder();
    text.append("seed %d, %d tables%n".formatted(SEED, TABLES));
    text.append(
        "%-26s %6s %7s %7s %7s %7s %7s%n"
            .formatted("", "files", "honest", "silent", "exact", "misplac", "needless"));
    byKind.forEach((damage, figures) ->
        text.append(figures.line(damage.name() + (damage.isDecidable() ? "" : " *"))).append('\n'));
    text.append(clean.line("clean")).append('\n');
    text.append(restorable.line("of these nothing is gone")).append('\n');
    text.append(decidable.line("all that can be decided")).append('\n');
    text.append(
        "%-26s %6d %7.2f %7.2f %7.2f %7.2f %7.2f%n"
            .formatted("flags every line", decidable.files, 100.0, 0.0, 0.0, 0.0, 100.0));
    return text.append("* cannot be decided from the file").toString();
  }
}
