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
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;

/// Puts what was concluded into a contract, and the reasons and questions beside it.
final class Composition {
  private static final String SCHEMA = "/resources/0/schema";
  private static final String LAYOUTS = "/resources/0/aprite:layouts";
  private static final int ALTERNATIVES_MAX = 3;

  private final Known known;
  private final List<Form> forms;
  private final List<FieldChoice> fields;
  private final KeyChoice keys;

  Composition(Known known, List<Form> forms, List<FieldChoice> fields, KeyChoice keys) {
    this.known = known;
    this.forms = forms;
    this.fields = fields;
    this.keys = keys;
  }

  /// How many keys could be tried.
  int keys() {
    return keys.size();
  }

  /// @param key which of the keys; none when there are fewer
  Contract contract(int key, BigDecimal rejectedShareMax) {
    Schema schema = new Schema(fields.stream().map(FieldChoice::field).toList(), keys.names(key));
    List<Layout> layouts = new ArrayList<>();
    for (int form = 0; form < forms.size(); form++) {
      layouts.add(layout(form));
    }
    return new Contract(
        known.name(), new Contract.Version(1, 0, 0), metadata(), schema, layouts, rejectedShareMax);
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
    return new Layout(of.id(), of.encoding(), of.dialect(), origins, List.of());
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

  Draft draft(int key, BigDecimal share, List<Report> trials) {
    Map<String, List<String>> evidence = new TreeMap<>();
    List<Draft.Question> questions = new ArrayList<>();
    EnumSet<Draft.Unknown> unknown = unknown(questions);
    for (int i = 0; i < fields.size(); i++) {
      String about = SCHEMA + "/fields/" + i;
      evidence.put(about, fields.get(i).evidence().stream().distinct().toList());
      String header = Headers.common(fields.get(i).mapped().header());
      for (String question : fields.get(i).questions().stream().distinct().toList()) {
        questions.add(new Draft.Question(about, "“" + header + "”: " + question));
      }
    }
    keys.evidence(key).ifPresent(why -> evidence.put(SCHEMA, List.of(why)));
    keys.question(key).ifPresent(asked -> questions.add(new Draft.Question(SCHEMA, asked)));
    for (int form = 0; form < forms.size(); form++) {
      evidence.put(LAYOUTS + "/" + form, layoutEvidence(forms.get(form)));
    }
    if (share.signum() > 0) {
      questions.add(new Draft.Question("/aprite:rejectedShareMax", rejected(trials, share)));
    }
    for (Report trial : trials) {
      if (trial.verdict() != Verdict.PUBLISHABLE) {
        questions.add(new Draft.Question("/resources/0", refused(trial)));
      }
    }
    return new Draft(contract(key, share), unknown, evidence, questions);
  }

  private EnumSet<Draft.Unknown> unknown(List<Draft.Question> questions) {
    EnumSet<Draft.Unknown> unknown = EnumSet.noneOf(Draft.Unknown.class);
    if (known.title().isEmpty()) {
      unknown.add(Draft.Unknown.TITLE);
      questions.add(new Draft.Question("/title", "What is the dataset's title? Add title."));
    }
    if (known.description().isEmpty()) {
      unknown.add(Draft.Unknown.DESCRIPTION);
      questions.add(
          new Draft.Question(
              "/description",
              "What is in the dataset? Say it in a few sentences, as description."));
    }
    if (known.licence().isEmpty()) {
      unknown.add(Draft.Unknown.LICENCE);
      questions.add(
          new Draft.Question(
              "/licenses",
              "Under which licence is it published? Add licenses with the licence's address as"
                  + " path."));
    }
    if (known.publisher().isEmpty()) {
      unknown.add(Draft.Unknown.PUBLISHER);
      questions.add(
          new Draft.Question(
              "/contributors",
              "Who publishes it? Add to contributors a title with the role publisher."));
    }
    if (known.contact().isEmpty()) {
      unknown.add(Draft.Unknown.CONTACT);
      questions.add(
          new Draft.Question(
              "/contributors",
              "Who answers questions about it? Add to contributors a title and an email with the"
                  + " role contact."));
    }
    return unknown;
  }

  private static List<String> layoutEvidence(Form form) {
    List<String> evidence = new ArrayList<>();
    for (Edition edition : form.editions()) {
      evidence.add(
          "%s: %s, header in row %d, %s, %s"
              .formatted(
                  edition.source().name(),
                  TypeWords.rowsOf(edition.rows()),
                  edition.framing().headerRow(),
                  edition.framing().encoding().label(),
                  edition.encodingEvidence()));
    }
    if (form.encoding() instanceof Layout.EncodingRule.ByEvidence) {
      evidence.add("no letter beyond ASCII, so that the encoding is left to each file");
    }
    return evidence.stream().distinct().toList();
  }

  private static String rejected(List<Report> trials, BigDecimal share) {
    List<String> rows = new ArrayList<>();
    for (Report trial : trials) {
      for (Findings.Group group : trial.findings()) {
        if (group.rule().effect() == Rule.Effect.REJECTS_ROW) {
          rows.add(
              trial.sourceName()
                  + ": "
                  + FindingText.where(group.samples().getFirst().location())
                  + ", "
                  + group.rule().id()
                  + " ("
                  + TypeWords.rowsOf(group.count())
                  + ")");
        }
      }
    }
    return "Some rows cannot be read (%s). Now up to a share of %s may be left out. May they, or are they corrected first? Then it is 0."
        .formatted(String.join("; ", rows), share.stripTrailingZeros().toPlainString());
  }

  private static String refused(Report trial) {
    List<String> why =
        trial.findings().stream()
            .filter(group -> group.rule().effect() != Rule.Effect.NOTES)
            .limit(ALTERNATIVES_MAX)
            .map(group ->
                FindingText.where(group.samples().getFirst().location()) + ", " + group.rule().id())
            .toList();
    return switch (trial.verdict()) {
      case HELD ->
          "By this draft %s would be held (%s). Is what is found there meant to be published? Then say so at the field, in aprite:personalData; otherwise ignore the column in the layouts."
              .formatted(trial.sourceName(), String.join("; ", why));
      case REFUSED, PUBLISHABLE ->
          "By this draft %s would be refused (%s). Is that edition wrong, or the draft?"
              .formatted(trial.sourceName(), String.join("; ", why));
    };
  }
}
