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
import lv.aprite.engine.contract.Field;
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
  private final List<KeySearch.Key> keys;

  /// Keys of which none is likelier than the others.
  private final List<KeySearch.Key> undecided;

  /// @param keys that may be one, the likeliest first
  Composition(Known known, List<Form> forms, List<FieldChoice> fields, List<KeySearch.Key> keys) {
    this.known = known;
    this.forms = forms;
    this.fields = fields;
    boolean tied = keys.size() > 1 && keys.get(0).cost() == keys.get(1).cost();
    this.keys = tied ? List.of() : keys;
    undecided =
        tied
            ? keys.stream().filter(one -> one.cost() == keys.getFirst().cost()).toList()
            : List.of();
  }

  /// How many keys could be tried.
  int keys() {
    return keys.size();
  }

  /// @param key which of the keys; none when there are fewer
  Contract contract(int key, BigDecimal rejectedShareMax) {
    List<String> primaryKey = key < keys.size() ? names(keys.get(key)) : List.of();
    Schema schema = new Schema(fields.stream().map(FieldChoice::field).toList(), primaryKey);
    List<Layout> layouts = new ArrayList<>();
    for (int form = 0; form < forms.size(); form++) {
      layouts.add(layout(form));
    }
    return new Contract(
        known.name(), new Contract.Version(1, 0, 0), metadata(), schema, layouts, rejectedShareMax);
  }

  private List<String> names(KeySearch.Key key) {
    return key.fields().stream().map(field -> fields.get(field).field().name()).toList();
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
    keyed(key, evidence, questions);
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

  private void keyed(int key, Map<String, List<String>> evidence, List<Draft.Question> questions) {
    if (key < keys.size()) {
      evidence.put(
          SCHEMA,
          List.of(
              "key: %s, of which no two of %s have the same, and no value is missing"
                  .formatted(
                      words(keys.get(key)),
                      TypeWords.rowsOf(forms.stream().mapToLong(Form::rows).sum()))));
    } else {
      questions.add(new Draft.Question(SCHEMA, whichKey()));
    }
  }

  private String words(KeySearch.Key key) {
    return String.join(" and ", names(key));
  }

  private String whichKey() {
    if (!undecided.isEmpty()) {
      return "Each of these tells every row from every other: %s. Which is it that says what a row is about? Name it in primaryKey."
          .formatted(
              String.join(
                  "; ", undecided.stream().limit(ALTERNATIVES_MAX).map(this::words).toList()));
    }
    List<String> nearly =
        fields.stream()
            .filter(FieldChoice::isNearlyUnique)
            .map(choice -> choice.field().name())
            .toList();
    if (!nearly.isEmpty()) {
      return "Is %s the key? In nearly every row its value is there once, but not in all. If it is, name it in primaryKey and correct the rows that repeat it."
          .formatted(String.join(", or ", nearly));
    }
    List<String> names = nameKeys();
    return names.isEmpty()
        ? "What tells one row from another? No few columns do so in every row; name the key in"
            + " primaryKey if there is one."
        : "Does %s tell one row from another? It does so far, but it looks like a name, and names come twice. If so, name it in primaryKey."
            .formatted(String.join(", or does ", names));
  }

  /// Single names that no two rows share.
  private List<String> nameKeys() {
    List<String> names = new ArrayList<>();
    KeySearch search = new KeySearch(fields, forms);
    for (int i = 0; i < fields.size() && names.size() < ALTERNATIVES_MAX; i++) {
      Field field = fields.get(i).field();
      if (fields.get(i).isName() && search.isKey(List.of(i))) {
        names.add(field.name());
      }
    }
    return names;
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
