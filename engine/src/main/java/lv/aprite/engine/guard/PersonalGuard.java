package lv.aprite.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.PersonalData;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.contract.TextFormat;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.guard.Sightings.Form;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.validate.BatchValidator;
import lv.aprite.engine.validate.RejectedRow;

/// Looks for data about persons in every cell, and finds the columns that hold some which their
/// field does not declare (`aprite:personalData`).
///
/// What is unmistakable holds a file at one cell: an e-mail address, an account number, a code in
/// the form `010180-12345`, with whatever dash or space, or `01018012345` amid words, with a right
/// check digit. Plain digits alone can be anything: there it takes {@value #PLAIN_MIN} cells (or
/// all, in a column of fewer; of Latvian codes also half of those of eleven digits), and a share
/// that chance does not reach among cells of that form. Numbers of Latvian companies and phones,
/// which have eleven digits too, do not count. Codes are looked for in columns of numbers as well,
/// where those of the first nine days of a month have ten digits. One Estonian or Lithuanian code
/// or card is enough where hardly another number has its form. Phone numbers are known by the
/// prefix of a Baltic country, several by any country's, or by the column's name; birth dates by
/// the column's name, in a table with a column for names of persons.
///
/// [#part] of each batch is for any number of threads, [#add] of each for one.
public final class PersonalGuard {
  private static final int PLAIN_MIN = 3;

  /// One in two: as many as pass by chance among made-up numbers is one in eleven at most.
  private static final double HALF = 0.5;

  /// Of other numbers of six and five digits one in three hundred has a day, a month and the right
  /// check digit.
  private static final double PARTED = 0.02;

  /// One in ninety-seven of what only looks like an account number passes.
  private static final double ACCOUNTS = 0.1;

  /// Of other numbers of eleven digits one in a thousand passes as a Latvian code.
  private static final double LATVIAN = 0.02;

  /// One in three hundred; of Latvian companies' that are not known as such one in thirty.
  private static final double ESTONIAN = 0.3;

  private static final double PHONES = 0.2;

  private static final Pattern ESCAPE = Pattern.compile("\\\\u(\\p{XDigit}{4})");
  private static final Pattern PHONE_NAME =
      Pattern.compile(
          "tālr|talr|telef|phone|mobil|mob_|_mob|\\btel|fakss|\\bgsm|kontakt|contact|saziņ");
  private static final Pattern BIRTH_NAME =
      Pattern.compile("dzim|birth|born|\\bdob\\b|gimim|gimė|sünni|synni|geburt|naissance|nascita");
  private static final Pattern PERSON_NAME =
      Pattern.compile(
          "vārds|vards|uzvārd|uzvard|vardas|pavard|nimi|surname|first.?name|last.?name|full.?name"
              + "|given.?name|family.?name|person|^name$|vorname|nachname"
              + "|darbiniek|darbiniec|iesniedzēj|iesniedzej|īpašniek|ipasniek|pacient|klient"
              + "|skolēn|skolen|student|bērn|berns|vecāk|vecak|employee|owner|patient|applicant"
              + "|isik|töötaja|tootaja|omanik|patsient|asmuo|savinink|darbuotoj");

  private final Schema schema;
  private final List<String> headers;
  private final List<FieldSource> sources;
  // One for each field, and the last for damaged rows, whose cells may not be in their columns.
  private final Sightings[] seen;
  private final int damaged;

  /// @param headers what findings call each field's column
  /// @param sources where a rejected row has each field's cell
  public PersonalGuard(Schema schema, List<String> headers, List<FieldSource> sources) {
    this.schema = schema;
    this.headers = List.copyOf(headers);
    this.sources = List.copyOf(sources);
    damaged = schema.fields().size();
    seen = fresh();
  }

  private Sightings[] fresh() {
    Sightings[] fresh = new Sightings[damaged + 1];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = new Sightings();
    }
    return fresh;
  }

  /// What was seen in one batch.
  public static final class Part {
    private final Sightings[] seen;

    private Part(Sightings[] seen) {
      this.seen = seen;
    }
  }

  /// Rejected rows are looked at as well: what stands there mostly stands in others too, and is
  /// given back.
  public Part part(BatchValidator.Validated validated) {
    Batch batch = validated.batch();
    int[] rowNumbers = validated.rowNumbers();
    Sightings[] fresh = fresh();
    for (int i = 0; i < damaged; i++) {
      FieldType type = schema.fields().get(i).type();
      Batch.Column column = batch.columns().get(i);
      if (column instanceof Batch.Column.Texts texts) {
        if (type instanceof FieldType.JsonText) {
          scanJson(fresh[i], texts, batch.rows(), rowNumbers);
        } else {
          scanTexts(fresh[i], texts, batch.rows(), rowNumbers);
        }
      } else if (column instanceof Batch.Column.Longs longs && type instanceof FieldType.Whole) {
        scanNumbers(fresh[i], longs, 1, batch.rows(), rowNumbers);
      } else if (column instanceof Batch.Column.Longs longs
          && type instanceof FieldType.Decimal(int _, int scale)) {
        scanNumbers(
            fresh[i], longs, BigInteger.TEN.pow(scale).longValueExact(), batch.rows(), rowNumbers);
      } else if (type instanceof FieldType.Date || type instanceof FieldType.DateTime) {
        scanDates(fresh[i], column, batch.rows(), rowNumbers);
      }
    }
    validated.rejected().forEach(row -> scan(fresh, row));
    return new Part(fresh);
  }

  private void scan(Sightings[] to, RejectedRow row) {
    if (row.isDamaged()) {
      row.cells().forEach(cell -> scan(to[damaged], cell, row));
      return;
    }
    for (int i = 0; i < damaged; i++) {
      if (sources.get(i) instanceof FieldSource.Column column) {
        String cell = row.cells().get(column.column());
        boolean isJson = schema.fields().get(i).type() instanceof FieldType.JsonText;
        scan(to[i], isJson ? unescaped(cell) : cell, row);
      }
    }
  }

  private static void scan(Sightings to, String cell, RejectedRow row) {
    if (!cell.isEmpty()) {
      byte[] bytes = cell.getBytes(UTF_8);
      new CellScan(to).scan(bytes, 0, bytes.length, row.rowNumber());
    }
  }

  private static void scanTexts(
      Sightings to, Batch.Column.Texts texts, int rows, int[] rowNumbers) {
    CellScan scan = new CellScan(to);
    for (int row = 0; row < rows; row++) {
      if (!texts.missing()[row]) {
        scan.scan(texts.bytes(), texts.starts()[row], texts.ends()[row], rowNumbers[row]);
      }
    }
  }

  /// What a reader of JSON will see: a code with an escape in it is published as it stands, and is
  /// a code to everyone who decodes it.
  private static void scanJson(Sightings to, Batch.Column.Texts texts, int rows, int[] rowNumbers) {
    CellScan scan = new CellScan(to);
    for (int row = 0; row < rows; row++) {
      if (!texts.missing()[row]) {
        int start = texts.starts()[row];
        int end = texts.ends()[row];
        if (hasBackslash(texts.bytes(), start, end)) {
          String cell = new String(texts.bytes(), start, end - start, UTF_8);
          byte[] seen = unescaped(cell).getBytes(UTF_8);
          scan.scan(seen, 0, seen.length, rowNumbers[row]);
        } else {
          scan.scan(texts.bytes(), start, end, rowNumbers[row]);
        }
      }
    }
  }

  private static boolean hasBackslash(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  /// A backslash that is itself escaped makes no escape of what follows; taking it for one shows
  /// more, never less.
  private static String unescaped(String json) {
    return ESCAPE
        .matcher(json)
        .replaceAll(escape ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))))
        .replace("\\/", "/");
  }

  /// @param unit what stands for one
  private static void scanNumbers(
      Sightings to, Batch.Column.Longs longs, long unit, int rows, int[] rowNumbers) {
    CellScan scan = new CellScan(to);
    for (int row = 0; row < rows; row++) {
      if (!longs.missing()[row]) {
        scan.number(longs.values()[row], unit, rowNumbers[row]);
      }
    }
  }

  private static void scanDates(Sightings to, Batch.Column column, int rows, int[] rowNumbers) {
    for (int row = 0; row < rows; row++) {
      if (!column.missing()[row]) {
        to.cells++;
        if (to.passed(Form.DATE) == 0) {
          to.see(Form.DATE, true, rowNumbers[row]);
        }
      }
    }
  }

  /// Adds what follows all that was added before.
  ///
  /// @param firstRow from which the part's rows are counted
  public void add(Part part, long firstRow) {
    for (int i = 0; i < seen.length; i++) {
      seen[i].addAll(part.seen[i], firstRow);
    }
  }

  /// What was found in a column and is not declared.
  ///
  /// @param column empty when it was found in damaged rows
  public record Undeclared(String column, PersonalData kind, Finding finding) {}

  /// @param rule what the findings cite
  public List<Undeclared> undeclared(Rule rule) {
    boolean names =
        schema.fields().stream().anyMatch(field -> named(PERSON_NAME, field.name()))
            || headers.stream().anyMatch(header -> named(PERSON_NAME, header));
    List<Undeclared> undeclared = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      List<Field> fields = i == damaged ? schema.fields() : List.of(schema.fields().get(i));
      for (PersonalData kind : PersonalData.values()) {
        if (fields.stream().noneMatch(field -> declares(field, kind))) {
          int at = i;
          sighting(i, kind, names)
              .ifPresent(form ->
                  undeclared.add(new Undeclared(column(at), kind, finding(rule, at, form))));
        }
      }
    }
    return undeclared;
  }

  private String column(int at) {
    return at == damaged ? "" : new Location.Column(headers.get(at)).name();
  }

  /// A field of the format `email` says by that what it holds.
  private static boolean declares(Field field, PersonalData kind) {
    return field.personalData().contains(kind)
        || kind == PersonalData.EMAIL
            && field.constraints().contains(new Constraint.Formatted(TextFormat.EMAIL));
  }

  /// The form by which a column holds data of this kind.
  private Optional<Form> sighting(int field, PersonalData kind, boolean names) {
    for (Form form : Form.values()) {
      if (form.kind == kind && decides(seen[field], form, field, names)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }

  private boolean decides(Sightings in, Form form, int field, boolean names) {
    long passed = in.passed(form);
    if (passed == 0) {
      return false;
    }
    boolean several = passed >= Math.min(PLAIN_MIN, in.cells);
    // Whatever has the form passes the check, though it may be one cell only.
    boolean all = passed == in.formed(form);
    return switch (form) {
      case EMAIL, PHONE_CALL -> true;
      case LATVIAN_PARTED -> share(passed, in.formed(form)) >= PARTED;
      case IBAN -> share(passed, in.formed(form)) >= ACCOUNTS;
      case CARD_GROUPED -> share(passed, in.formed(form)) >= HALF;
      case LATVIAN_NEW_PARTED ->
          // Other numbers of six and five digits do not mostly begin with thirty-two.
          share(passed + in.passed(Form.LATVIAN_PARTED), in.formed(form)) >= HALF;
      case LATVIAN -> share(passed, in.elevens) >= (severalLatvian(in) ? LATVIAN : HALF);
      case LATVIAN_IN_TEXT -> share(passed, in.formed(form)) >= LATVIAN;
      case LATVIAN_SHORT -> severalLatvian(in) && share(passed, in.formed(form)) >= HALF;
      case LATVIAN_NEW -> several && share(passed + in.passed(Form.LATVIAN), in.elevens) >= HALF;
      case ESTONIAN_OR_LITHUANIAN -> share(passed, in.elevens) >= (several ? ESTONIAN : HALF);
      case CARD -> (several || all) && share(passed, in.formed(form)) >= HALF;
      case PHONE_ABROAD -> several && share(passed, in.cells) >= PHONES;
      case PHONE_HERE -> named(PHONE_NAME, field) && share(passed, in.cells) >= HALF;
      case PHONE_TOLD -> several && share(passed, in.cells) >= HALF;
      case LATVIAN_MARKED -> (several || all) && share(passed, in.formed(form)) >= HALF;
      case DATE -> names && named(BIRTH_NAME, field);
    };
  }

  /// Codes whose zero got lost stand beside those that do not begin with one.
  private static boolean severalLatvian(Sightings in) {
    return in.passed(Form.LATVIAN) + in.passed(Form.LATVIAN_SHORT) >= Math.min(PLAIN_MIN, in.cells);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private boolean named(Pattern pattern, int field) {
    return field != damaged
        && (named(pattern, schema.fields().get(field).name())
            || named(pattern, headers.get(field)));
  }

  private static boolean named(Pattern pattern, String name) {
    return pattern.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  private Finding finding(Rule rule, int field, Form form) {
    PersonalData kind = form.kind;
    Sightings in = seen[field];
    String cells = in.cells + (in.cells == 1 ? " cell" : " cells");
    String found =
        form == Form.DATE
            ? "birth dates beside names"
            : kind.words() + " in " + in.passed(form) + " of " + cells;
    return new Finding(
        rule,
        field == damaged ? new Location.File() : new Location.Column(headers.get(field)),
        "no " + kind.words() + " that the contract does not declare",
        found
            + (field == damaged ? " of damaged rows" : "")
            + ", the first in row "
            + in.firstRow(form));
  }
}
