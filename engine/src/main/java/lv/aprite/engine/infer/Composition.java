package lv.aprite.engine.infer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Draft;
import lv.aprite.engine.contract.DraftCodec;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;

/// Puts what was concluded into a contract, and the reasons and questions beside it.
final class Composition {
  private static final String SCHEMA = "/resources/0/schema";
  private static final String LAYOUTS = "/resources/0/aprite:layouts";
  private static final int ALTERNATIVES_MAX = 3;
  private static final EnumSet<Term> ENCODINGS = EnumSet.range(Term.UTF_8_VALID, Term.LETTERS);

  private final Known known;
  private final List<Form> forms;
  private final List<FieldChoice> fields;
  private final KeyChoice keys;
  private final Language language;

  /// @param language of evidence and questions
  Composition(
      Known known, List<Form> forms, List<FieldChoice> fields, KeyChoice keys, Language language) {
    this.language = language;
    this.known = known;
    this.forms = forms;
    this.fields = fields;
    this.keys = keys;
  }

  /// How many keys could be tried.
  int keys() {
    return keys.size();
  }

  /// What is taken back when an edition does not bear it out.
  ///
  /// @param key which of the keys; none when there are fewer
  /// @param uniques whether other fields are unique
  record Settled(int key, boolean uniques, BigDecimal rejectedShareMax) {}

  /// Whether there is a unique key beside the primary one.
  boolean hasUniqueKeys(int key) {
    return !keys.uniqueKeys(key).isEmpty();
  }

  Contract contract(Settled settled) {
    Schema schema =
        new Schema(
            fields.stream().map(FieldChoice::field).toList(),
            keys.names(settled.key()),
            settled.uniques() ? keys.uniqueKeys(settled.key()) : List.of());
    List<Layout> layouts = new ArrayList<>();
    for (int form = 0; form < forms.size(); form++) {
      layouts.add(layout(form));
    }
    return new Contract(
        known.name(),
        new Contract.Version(1, 0, 0),
        metadata(),
        schema,
        layouts,
        settled.rejectedShareMax());
  }

  private Layout layout(int form) {
    Form of = forms.get(form);
    List<Layout.Origin> origins = new ArrayList<>();
    for (FieldChoice field : fields) {
      int column = field.mapped().column(form);
      origins.add(
          column == FieldMap.ABSENT
              ? new Layout.Origin.Absent("not in this edition")
              : new Layout.Origin.Column(of.headers().get(column), field.parsing(form)));
    }
    return new Layout(
        of.id(), of.format(), Optional.empty(), of.encoding(), of.dialect(), origins, List.of());
  }

  private Metadata metadata() {
    Metadata none = DraftCodec.standIn();
    return new Metadata(
        known.title().orElse(none.title()),
        known.description().orElse(none.description()),
        known.publisher().orElse(none.publisher()),
        known.contact().orElse(none.contact()),
        List.of(),
        known.licence().orElse(none.licence()),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  Draft draft(Settled settled, List<Report> trials) {
    Map<String, List<String>> evidence = new TreeMap<>();
    List<Draft.Question> questions = new ArrayList<>();
    EnumSet<Draft.Unknown> unknown = unknown(questions);
    for (int i = 0; i < fields.size(); i++) {
      String about = SCHEMA + "/fields/" + i;
      Notes notes = fields.get(i).notes();
      evidence.put(about, words(notes.evidence()));
      String header = Headers.common(fields.get(i).mapped().header());
      for (Said question : notes.questions()) {
        ask(questions, about, Query.ABOUT.said(header, question));
      }
    }
    Notes keyed = keys.notes(settled.key(), settled.uniques());
    if (!keyed.evidence().isEmpty()) {
      evidence.put(SCHEMA, words(keyed.evidence()));
    }
    keyed.questions().forEach(question -> ask(questions, SCHEMA, question));
    for (int form = 0; form < forms.size(); form++) {
      evidence.put(LAYOUTS + "/" + form, words(layoutEvidence(forms.get(form)).evidence()));
    }
    if (settled.rejectedShareMax().signum() > 0) {
      ask(questions, "/aprite:rejectedShareMax", rejected(trials, settled.rejectedShareMax()));
    }
    for (Report trial : trials) {
      if (trial.verdict() != Verdict.PUBLISHABLE) {
        ask(questions, "/resources/0", refused(trial));
      }
    }
    return new Draft(contract(settled), unknown, evidence, questions);
  }

  private void ask(List<Draft.Question> questions, String about, Said question) {
    questions.add(new Draft.Question(about, question.in(language)));
  }

  private List<String> words(List<Said> sentences) {
    return sentences.stream().map(sentence -> sentence.in(language)).toList();
  }

  private EnumSet<Draft.Unknown> unknown(List<Draft.Question> questions) {
    EnumSet<Draft.Unknown> unknown = EnumSet.noneOf(Draft.Unknown.class);
    if (known.title().isEmpty()) {
      unknown.add(Draft.Unknown.TITLE);
      ask(questions, "/title", Query.TITLE.said());
    }
    if (known.description().isEmpty()) {
      unknown.add(Draft.Unknown.DESCRIPTION);
      ask(questions, "/description", Query.DESCRIPTION.said());
    }
    if (known.licence().isEmpty()) {
      unknown.add(Draft.Unknown.LICENCE);
      ask(questions, "/licenses", Query.LICENCE.said());
    }
    if (known.publisher().isEmpty()) {
      unknown.add(Draft.Unknown.PUBLISHER);
      ask(questions, "/contributors", Query.PUBLISHER.said());
    }
    if (known.contact().isEmpty()) {
      unknown.add(Draft.Unknown.CONTACT);
      ask(questions, "/contributors", Query.CONTACT.said());
    }
    return unknown;
  }

  private static Notes layoutEvidence(Form form) {
    Notes notes = new Notes();
    for (Edition edition : form.editions()) {
      notes.because(
          Reason.EDITION,
          edition.source().name(),
          Term.ROWS.said(edition.rows()),
          edition.framing().headerRow(),
          edition.framing().encoding().label(),
          encoding(edition.encodingEvidence()));
    }
    if (form.encoding() instanceof Layout.EncodingRule.ByEvidence) {
      notes.because(Reason.ASCII_ONLY);
    }
    return notes;
  }

  /// How an encoding is known, in the words of every language where these are known.
  private static Said encoding(String evidence) {
    return ENCODINGS.stream()
        .filter(term -> term.in(Language.EN).equals(evidence))
        .map(Term::said)
        .findFirst()
        .orElse(Said.text(evidence));
  }

  private Said rejected(List<Report> trials, BigDecimal share) {
    List<String> rows = new ArrayList<>();
    for (Report trial : trials) {
      for (Findings.Group group : trial.findings()) {
        if (group.rule().effect() == Rule.Effect.REJECTS_ROW) {
          rows.add(
              trial.sourceName()
                  + ": "
                  + where(group)
                  + " ("
                  + Term.ROWS.said(group.count()).in(language)
                  + ")");
        }
      }
    }
    return Query.REJECTED.said(String.join("; ", rows), share.stripTrailingZeros().toPlainString());
  }

  private Said refused(Report trial) {
    List<String> why =
        trial.findings().stream()
            .filter(group -> group.rule().effect() != Rule.Effect.NOTES)
            .limit(ALTERNATIVES_MAX)
            .map(this::where)
            .toList();
    Query query =
        switch (trial.verdict()) {
          case HELD -> Query.HELD;
          case REFUSED, PUBLISHABLE -> Query.REFUSED;
        };
    return query.said(trial.sourceName(), String.join("; ", why));
  }

  private String where(Findings.Group group) {
    return FindingText.where(group.samples().getFirst().location(), language)
        + ", "
        + group.rule().id();
  }
}
