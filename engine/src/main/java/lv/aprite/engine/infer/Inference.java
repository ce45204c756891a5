package lv.aprite.engine.infer;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Draft;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.work.Crew;

/// Drafts a contract from editions of a file.
///
/// Each edition is read whole, more than once. What is concluded is held against every edition by
/// the very check that files will be judged by, and what does not hold is taken back and asked. The
/// same editions in the same order give the same draft.
public final class Inference {
  private static final int KEYS_TRIED_MAX = 4;

  /// So many rows may be left out before they are no accident.
  private static final BigDecimal REJECTED_SHARE_MAX = new BigDecimal("0.01");

  private static final int SHARE_PLACES = 4;

  /// Judges a file by a contract; nothing is published.
  public interface Trial {
    Report check(Source source, Contract contract) throws IOException;
  }

  /// What came of it.
  public sealed interface Outcome {
    /// @param trials how each edition fares by the draft's contract, in the order of the editions
    record Drafted(Draft draft, List<Report> trials) implements Outcome {
      public Drafted {
        trials = List.copyOf(trials);
      }

      /// Whether every edition could be published by the draft.
      public boolean isPublishable() {
        return trials.stream().allMatch(trial -> trial.verdict() == Verdict.PUBLISHABLE);
      }

      /// Whether some edition would be refused by the draft.
      public boolean isRefused() {
        return trials.stream().anyMatch(trial -> trial.verdict() == Verdict.REFUSED);
      }
    }

    /// An edition cannot be read without doubt, so nothing can be concluded from it.
    record Unreadable(String sourceName, Findings findings) implements Outcome {}
  }

  private final Known known;
  private final Trial trial;
  private final Crew crew;
  private final Language language;

  /// @param known what the caller knows of the dataset
  /// @param crew does the work beside the caller, who closes it
  /// @param language of evidence and questions
  public Inference(Known known, Trial trial, Crew crew, Language language) {
    this.known = known;
    this.trial = trial;
    this.crew = crew;
    this.language = language;
  }

  /// @param sources editions of one file, the newest last; at least one
  public Outcome of(List<Source> sources) throws IOException {
    return of(sources, new TablePlace.Only());
  }

  /// The same of one of the tables of each file.
  public Outcome of(List<Source> sources, TablePlace place) throws IOException {
    List<Edition> editions = new ArrayList<>();
    for (Source source : sources) {
      switch (Edition.study(source, place, RowHashes.LONGS_MAX / sources.size(), crew)) {
        case Edition.Outcome.Unreadable(Findings findings) -> {
          return new Outcome.Unreadable(source.name(), findings);
        }
        case Edition.Outcome.Studied(Edition edition) -> editions.add(edition);
      }
    }
    List<Form> forms = Form.of(editions);
    List<Optional<Character>> marks = forms.stream().map(Inference::provenMark).toList();
    List<FieldChoice> fields =
        FieldMap.of(forms).stream().map(mapped -> FieldChoice.of(mapped, forms, marks)).toList();
    KeyChoice keys = KeyChoice.of(fields, forms);
    return settle(sources, new Composition(known, forms, fields, keys, language));
  }

  private static Optional<Character> provenMark(Form form) {
    List<Character> marks =
        form.columns().stream().flatMap(column -> column.provenMark().stream()).distinct().toList();
    return marks.size() == 1 ? Optional.of(marks.getFirst()) : Optional.empty();
  }

  /// Holds the draft against every edition until it is true of all of them, or cannot be.
  private Outcome settle(List<Source> sources, Composition composition) throws IOException {
    int key = 0;
    boolean uniques = true;
    BigDecimal share = BigDecimal.ZERO;
    while (true) {
      Composition.Settled settled = new Composition.Settled(key, uniques, share);
      Contract contract = composition.contract(settled);
      List<Report> trials = new ArrayList<>();
      for (Source source : sources) {
        trials.add(trial.check(source, contract));
      }
      boolean repeats = trials.stream().anyMatch(Inference::hasRepeatedKeys);
      BigDecimal needed = share(trials);
      if (repeats && uniques && composition.hasUniqueKeys(key)) {
        uniques = false;
      } else if (repeats && key < composition.keys()) {
        key = key < KEYS_TRIED_MAX ? key + 1 : composition.keys();
      } else if (needed.compareTo(share) > 0 && needed.compareTo(REJECTED_SHARE_MAX) <= 0) {
        share = needed;
      } else {
        return new Outcome.Drafted(composition.draft(settled, trials), trials);
      }
    }
  }

  private static boolean hasRepeatedKeys(Report report) {
    return report.findings().stream().anyMatch(group -> group.rule() == Rule.KEY_REPEATED);
  }

  /// What share of rejected rows would let every edition be published.
  private static BigDecimal share(List<Report> trials) {
    BigDecimal most = BigDecimal.ZERO;
    for (Report report : trials) {
      if (report.rowsRead() > 0) {
        most =
            most.max(
                BigDecimal.valueOf(report.rowsRejected())
                    .divide(BigDecimal.valueOf(report.rowsRead()), SHARE_PLACES, RoundingMode.UP));
      }
    }
    return most;
  }
}
