package lv.aprite.publication.correction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.Outcome;
import org.junit.jupiter.api.Test;

/// `-Daprite.seed=N` draws other files, `-Daprite.files=N` more or fewer of them.
class RoundTripTest {
  private static final long SEED = Long.getLong("aprite.seed", 20_261_123);
  private static final int FILES = Integer.getInteger("aprite.files", 1000);

  @Test
  void plantedErrorsAreReportedExactlyAndTheirCorrectionsGiveTheCleanOriginal() {
    for (int file = 0; file < FILES; file++) {
      long seed = SEED + file;
      try {
        roundTrip(new Random(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("with -Daprite.files=1 -Daprite.seed=" + seed, e);
      }
    }
  }

  private static void roundTrip(Random random) {
    Things.Form form = Things.Form.random(random);
    Things things = new Things(random, 1 + random.nextInt(60), 1 + random.nextInt(20));
    Officer officer = new Officer(things, random);
    Desk desk = new Desk(Things.contract(form, "0"));

    Desk.Answer first = desk.handIn("things.csv", form.write(things.dirtyRecords()));
    assertThat(first.outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(reported(first.report())).isEqualTo(things.planted());

    List<List<String>> opened = Officer.opened(desk.rejected(first), form);
    assertThat(opened.subList(1, opened.size()).stream().map(Officer::row))
        .containsExactlyElementsOf(rows(things.planted()));
    List<List<String>> corrected = officer.corrected(opened);
    Desk.Answer last = first;
    if (corrected.size() > 1 && random.nextInt(3) == 0) {
      // She hands in what she has by noon, and corrects the rest in the afternoon.
      List<List<String>> noon = corrected.subList(0, corrected.size() / 2);
      last = desk.handIn("noon.csv", officer.saved(opened.getFirst(), noon, form));
      assertThat(last.outcome()).isInstanceOf(Outcome.Refused.class);
      assertThat(rows(reported(last.report())))
          .isEqualTo(rows(things.planted()).subList(noon.size(), corrected.size()));
      opened = Officer.opened(desk.rejected(last), form);
      corrected = officer.corrected(opened);
    }
    Desk.Answer end = desk.handIn("back.csv", officer.saved(opened.getFirst(), corrected, form));
    assertThat(end.report().findings().stream().filter(RoundTripTest::isError)).isEmpty();
    assertThat(end.outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(end.settled().origin()).contains(last.submission().id());
    assertThat(end.report().origin())
        .contains(new Report.Origin(last.submission().id(), corrected.size(), 0));
    assertThat(new String(desk.published(Format.CSV), UTF_8)).isEqualTo(things.csv());
  }

  private static boolean isError(Findings.Group group) {
    return group.rule().effect() != Rule.Effect.NOTES;
  }

  /// The places of all errors in a report, which keeps them all when they are few.
  private static Set<Things.Place> reported(Report report) {
    Set<Things.Place> places = new TreeSet<>();
    for (Findings.Group group : report.findings()) {
      if (isError(group) && group.rule() != Rule.REJECTED_SHARE && group.rule() != Rule.NO_ROWS) {
        assertThat(group.samples()).hasSize((int) group.count());
        for (Finding finding : group.samples()) {
          places.add(
              switch (finding.location()) {
                case Location.Cell(long row, String column) ->
                    new Things.Place(row, Things.HEADER.indexOf(column));
                case Location.Row(long row) -> new Things.Place(row, -1);
                case Location.File _, Location.Byte _, Location.Column _, Location.Pointer _ ->
                    throw new AssertionError(finding);
              });
        }
      }
    }
    return places;
  }

  private static List<Long> rows(Set<Things.Place> places) {
    return new ArrayList<>(new TreeSet<>(places.stream().map(Things.Place::row).toList()));
  }
}
