package lv.aprite.engine.run;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import lv.aprite.engine.contract.CellPattern;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Dialect;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.contract.TemporalPattern;

/// One table of every type, the contract that two agencies deliver it by, and the files that they
/// send.
final class Companies {
  record Company(
      String regNo,
      Optional<String> name,
      long employees,
      BigDecimal capital,
      Optional<BigDecimal> atoms,
      boolean active,
      LocalDate founded,
      Optional<LocalTime> opens,
      LocalDateTime changed,
      LocalDateTime reportedUtc,
      int year,
      YearMonth month) {}

  private Companies() {}

  static List<Company> random(long seed, int rows) {
    Random random = new Random(seed);
    List<Company> companies = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      companies.add(
          new Company(
              "4%010d".formatted(i * 7919L),
              random.nextInt(10) == 0 ? Optional.empty() : Optional.of(name(random)),
              random.nextInt(5) == 0 ? 0 : random.nextLong() >> random.nextInt(64),
              BigDecimal.valueOf(random.nextLong() >> (11 + random.nextInt(50)), 2),
              random.nextInt(3) == 0
                  ? Optional.empty()
                  : Optional.of(new BigDecimal(new BigInteger(80 + random.nextInt(30), random), 3)),
              random.nextBoolean(),
              LocalDate.ofEpochDay(random.nextInt(-300_000, 40_000)),
              random.nextInt(3) == 0
                  ? Optional.empty()
                  : Optional.of(LocalTime.ofSecondOfDay(random.nextInt(86_400))),
              LocalDateTime.ofEpochSecond(
                  random.nextInt(), random.nextInt(1000) * 1_000_000, ZoneOffset.UTC),
              LocalDateTime.ofEpochSecond(random.nextInt(), 0, ZoneOffset.UTC),
              random.nextInt(1, 2100),
              YearMonth.of(random.nextInt(1, 2100), random.nextInt(1, 13))));
    }
    return companies;
  }

  /// With all that a writer has to take care of, in letters that windows-1257 has.
  private static String name(Random random) {
    String[] parts = {
      "Ķīpsala", "SIA", "\"Rīts\"", "a;b", "x,y", " ", "ž\nš", "\r\n", "\\", "Ā", "ēūč", "\t", "|"
    };
    StringBuilder name = new StringBuilder("Z");
    for (int i = random.nextInt(6); i > 0; i--) {
      name.append(parts[random.nextInt(parts.length)]);
    }
    return name.toString();
  }

  static final Schema SCHEMA =
      new Schema(
          List.of(
              field("reg_no", new FieldType.Text(), new Constraint.Matches(pattern("\\d{11}"))),
              field("name", new FieldType.Text(), new Constraint.MaxLength(60)),
              field("employees", new FieldType.Whole()),
              field("capital", new FieldType.Decimal(18, 2)),
              field("atoms", new FieldType.Decimal(38, 3)),
              field("active", new FieldType.Bool()),
              field("founded", new FieldType.Date(), new Constraint.Minimum("1001-01-01", false)),
              field("opens", new FieldType.Time()),
              field("changed", new FieldType.DateTime(false)),
              field("reported", new FieldType.DateTime(true)),
              field("year", new FieldType.Year()),
              field("month", new FieldType.YearMonth())),
          List.of("reg_no"));

  private static Field field(String name, FieldType type, Constraint... constraints) {
    return new Field(
        name, type, false, false, List.of(constraints), LocalText.NONE, LocalText.NONE);
  }

  static CellPattern pattern(String regex) {
    return switch (CellPattern.compile(regex)) {
      case CellPattern.Compilation.Compiled(CellPattern pattern) -> pattern;
      case CellPattern.Compilation.Refused(String expected) -> throw new AssertionError(expected);
    };
  }

  static Contract contract(String rejectedShareMax) {
    return contract(SCHEMA, List.of(plain(), latvian(), utf16()), rejectedShareMax);
  }

  static Contract contract(Schema schema, List<Layout> layouts, String rejectedShareMax) {
    Metadata metadata =
        new Metadata(
            LocalText.of(Map.of("en", "Companies")),
            LocalText.of(Map.of("en", "All of them")),
            new Metadata.Organisation(LocalText.of(Map.of("en", "Register")), Optional.empty()),
            new Metadata.Contact("Register", Optional.of("data@example.org"), Optional.empty()),
            List.of(),
            "http://publications.europa.eu/resource/authority/licence/CC0",
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new Contract(
        "companies",
        new Contract.Version(1, 0, 0),
        metadata,
        schema,
        layouts,
        new BigDecimal(rejectedShareMax));
  }

  /// UTF-8, commas, the published order, canonical values.
  private static Layout plain() {
    List<Layout.Origin> origins =
        SCHEMA.fields().stream()
            .map(field -> (Layout.Origin) new Layout.Origin.Column(field.name(), Parsing.DEFAULT))
            .toList();
    return layout("plain", Encoding.UTF_8, ',', 1, origins, List.of());
  }

  static Layout layout(
      String id,
      Encoding encoding,
      char delimiter,
      int headerRow,
      List<Layout.Origin> origins,
      List<Layout.Ignored> ignored) {
    return new Layout(
        id,
        new Layout.EncodingRule.Stated(encoding),
        new Dialect(delimiter, new Dialect.HeaderRow.At(headerRow)),
        origins,
        ignored);
  }

  static String plainFile(List<Company> companies) {
    StringBuilder file =
        new StringBuilder(
            "reg_no,name,employees,capital,atoms,active,founded,opens,changed,reported,year,month\n");
    for (Company company : companies) {
      file.append(plainRow(company)).append('\n');
    }
    return file.toString();
  }

  static String plainRow(Company company) {
    StringJoiner row = new StringJoiner(",");
    row.add(company.regNo);
    row.add(company.name.map(name -> needsQuotes(name) ? quoted(name) : name).orElse(""));
    row.add(Long.toString(company.employees));
    row.add(company.capital.toPlainString());
    row.add(company.atoms.map(BigDecimal::toPlainString).orElse(""));
    row.add(Boolean.toString(company.active));
    row.add(company.founded.toString());
    row.add(
        company.opens.map(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)::format).orElse(""));
    row.add(
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
            .format(company.changed));
    row.add(
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
            .format(company.reportedUtc));
    row.add("%04d".formatted(company.year));
    row.add("%04d-%02d".formatted(company.month.getYear(), company.month.getMonthValue()));
    return row.toString();
  }

  private static boolean needsQuotes(String text) {
    return text.matches("(?s).*[,\"\r\n].*");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /// windows-1257, semicolons, everything in quotes, another order, a title above, a column that is
  /// not published, local forms.
  private static Layout latvian() {
    List<Layout.Origin> origins = new ArrayList<>();
    origins.add(column("Reģ. nr.", parsing("", true)));
    origins.add(column("Nosaukums", parsing("", false)));
    origins.add(column("Darbinieki", parsing("", true)));
    origins.add(column("Kapitāls", parsing("", true)));
    origins.add(column("Atomi", parsing("", true)));
    origins.add(column("Aktīvs", parsing("", false)));
    origins.add(column("Dibināts", parsing("%d.%m.%Y", false)));
    origins.add(column("Atver", timed("%H.%M.%S", new FieldType.Time())));
    origins.add(column("Mainīts", timed("%d.%m.%Y %H:%M:%S,%f", new FieldType.DateTime(false))));
    origins.add(column("Ziņots", timed("%d.%m.%Y %H:%M:%S %z", new FieldType.DateTime(true))));
    origins.add(column("Gads", timed("%Y. gads", new FieldType.Year())));
    origins.add(column("Mēnesis", timed("%m/%Y", new FieldType.YearMonth())));
    return layout(
        "latvian",
        Encoding.WINDOWS_1257,
        ';',
        2,
        origins,
        List.of(new Layout.Ignored("Piezīmes", "internal")));
  }

  private static Layout.Origin column(String header, Parsing parsing) {
    return new Layout.Origin.Column(header, parsing);
  }

  private static Parsing parsing(String format, boolean trim) {
    List<TemporalPattern> formats =
        format.isEmpty() ? List.of() : List.of(temporal(format, new FieldType.Date()));
    return new Parsing(
        ',', "\u00a0 ", formats, List.of("jā"), List.of("nē"), List.of("", "…"), trim);
  }

  private static Parsing timed(String format, FieldType type) {
    return new Parsing(
        '.', "", List.of(temporal(format, type)), List.of(), List.of(), List.of("", "…"), false);
  }

  private static TemporalPattern temporal(String format, FieldType type) {
    return switch (TemporalPattern.compile(format, type)) {
      case TemporalPattern.Compilation.Compiled(TemporalPattern pattern) -> pattern;
      case TemporalPattern.Compilation.Refused(String expected) ->
          throw new AssertionError(expected);
    };
  }

  static byte[] latvianFile(List<Company> companies) {
    StringBuilder file = new StringBuilder("Uzņēmumu reģistrs;;;\r\n");
    file.append(
        "Piezīmes;Mēnesis;Gads;Ziņots;Mainīts;Atver;Dibināts;Aktīvs;Atomi;Kapitāls;Darbinieki;Nosaukums;Reģ."
            + " nr.\r\n");
    for (Company company : companies) {
      StringJoiner row = new StringJoiner(";");
      row.add("iekšējs");
      row.add(format("MM/uuuu", company.month.atDay(1).atStartOfDay()));
      row.add("%04d. gads".formatted(company.year));
      row.add(format("dd.MM.uuuu HH:mm:ss", company.reportedUtc.plusHours(3)) + " +03:00");
      row.add(format("d.M.uuuu H:mm:ss,SSS", company.changed));
      row.add(company.opens.map(at -> format("H.mm.ss", at.atDate(LocalDate.EPOCH))).orElse("…"));
      row.add(format("d.M.uuuu", company.founded.atStartOfDay()));
      row.add(company.active ? "jā" : "nē");
      row.add(company.atoms.map(Companies::grouped).orElse("…"));
      row.add(grouped(company.capital));
      row.add(" " + grouped(BigDecimal.valueOf(company.employees)) + "\u00a0");
      row.add(company.name.map(Companies::quoted).orElse("\"\""));
      row.add(quoted(" " + company.regNo));
      file.append(row).append("\r\n");
    }
    return file.toString().getBytes(Charset.forName("windows-1257"));
  }

  private static String format(String pattern, LocalDateTime at) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at);
  }

  private static String grouped(BigDecimal number) {
    String plain = number.toPlainString();
    int mark = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    StringBuilder text = new StringBuilder(plain.substring(0, mark));
    for (int i = mark - 3; i > (plain.startsWith("-") ? 1 : 0); i -= 3) {
      text.insert(i, '\u00a0');
    }
    return text + plain.substring(mark).replace('.', ',');
  }

  /// UTF-16 with a byte order mark, tabs, numbers with less digits than they have room for.
  private static Layout utf16() {
    List<Layout.Origin> origins =
        SCHEMA.fields().stream()
            .map(field ->
                (Layout.Origin)
                    new Layout.Origin.Column(
                        field.name().toUpperCase(Locale.ROOT), Parsing.DEFAULT))
            .toList();
    return layout("utf16", Encoding.UTF_16LE, '\t', 1, origins, List.of());
  }

  static byte[] utf16File(List<Company> companies) {
    StringBuilder file = new StringBuilder("\ufeff");
    file.append(
        String.join(
            "\t",
            SCHEMA.fields().stream().map(field -> field.name().toUpperCase(Locale.ROOT)).toList()));
    for (Company company : companies) {
      file.append('\n');
      StringJoiner row = new StringJoiner("\t");
      row.add(company.regNo);
      row.add(company.name.map(Companies::quoted).orElse(""));
      row.add(Long.toString(company.employees));
      row.add(company.capital.stripTrailingZeros().toPlainString());
      row.add(company.atoms.map(atoms -> atoms.stripTrailingZeros().toPlainString()).orElse(""));
      row.add(Boolean.toString(company.active));
      row.add(company.founded.toString());
      row.add(company.opens.map(LocalTime::toString).orElse(""));
      row.add(format("uuuu-MM-dd HH:mm:ss.SSS000000", company.changed));
      row.add(format("uuuu-MM-dd'T'HH:mm:ss", company.reportedUtc.minusMinutes(90)) + "-0130");
      row.add("%04d".formatted(company.year));
      row.add(format("uuuu-MM", company.month.atDay(1).atStartOfDay()));
      file.append(row);
    }
    return file.toString().getBytes(StandardCharsets.UTF_16LE);
  }
}
