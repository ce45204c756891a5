package lv.aprite.publication.catalog;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.WithdrawalReason;

/// Release logs of datasets that differ in all that the catalog looks at. Each entry is written a
/// day after the one before.
public final class SampleHub {
  public static final Hub HUB = Hub.at(new PublicBase(URI.create("https://data.example.lv/open/")));

  public static final DatasetId REGISTER = new DatasetId("ur", "register");
  public static final DatasetId STOPS = new DatasetId("rs", "bus-stops");
  public static final DatasetId STATISTICS = new DatasetId("csp", "monthly-statistics");
  public static final DatasetId GONE = new DatasetId("csp", "gone");
  public static final DatasetId PLANNED = new DatasetId("rs", "planned");
  public static final DatasetId TWO_VERSIONS = new DatasetId("rs", "two-versions");
  public static final DatasetId HOSTILE = new DatasetId("x", "hostile");

  /// What no page, feed or catalog may let through as markup.
  public static final String HOSTILE_TEXT =
      "<script>alert(\"1\")</script> ]]> & 'quoted'\nsecond line \u0000\u0007";

  private final Map<DatasetId, List<Numbered<ReleaseEntry>>> logs = new LinkedHashMap<>();

  /// All of them.
  public static SampleHub full() {
    SampleHub hub = new SampleHub();
    hub.described(REGISTER, "1.0.0", register());
    hub.released(REGISTER, "a1", 1200, 0);
    hub.released(REGISTER, "a2", 1250, 0);
    hub.described(REGISTER, "1.1.0", register());
    hub.released(REGISTER, "a3", 1300, 3);
    hub.described(STOPS, "1.0.0", stops());
    hub.released(STOPS, "b1", 14, 0);
    hub.described(STATISTICS, "2.0.0", statistics());
    hub.released(STATISTICS, "c1", 500, 0);
    hub.released(STATISTICS, "c2", 501, 0);
    hub.add(STATISTICS, new ReleaseEntry.RolledBack(2, order("c3")));
    hub.released(STATISTICS, "c4", 502, 0);
    hub.add(STATISTICS, withdrawn(3));
    hub.described(GONE, "1.0.0", statistics());
    hub.released(GONE, "d1", 77, 0);
    hub.add(GONE, withdrawn(2));
    hub.described(PLANNED, "1.0.0", stops());
    hub.described(TWO_VERSIONS, "2.0.0", stops());
    hub.add(TWO_VERSIONS, twoVersions("e1"));
    hub.described(HOSTILE, "1.0.0", hostile());
    hub.released(HOSTILE, "f1", 1, 0);
    return hub;
  }

  public List<DatasetId> datasets() {
    return List.copyOf(logs.keySet());
  }

  /// The log as it is now.
  public ReleaseFold log(DatasetId dataset) {
    return ReleaseFold.of(logs.getOrDefault(dataset, List.of()));
  }

  /// The log as it was when it had this many entries.
  public ReleaseFold log(DatasetId dataset, int entries) {
    return ReleaseFold.of(logs.getOrDefault(dataset, List.of()).subList(0, entries));
  }

  public DatasetState state(DatasetId dataset) {
    return DatasetState.of(dataset, log(dataset)).orElseThrow();
  }

  public void described(DatasetId dataset, String version, Metadata metadata) {
    add(dataset, new ReleaseEntry.Described(1, version, metadata));
  }

  public void released(DatasetId dataset, String attempt, long rows, long rowsRejected) {
    TreeMap<Integer, ReleaseEntry.Data> data = new TreeMap<>();
    data.put(1, data(attempt, "1.0.0", rows, rowsRejected));
    add(dataset, new ReleaseEntry.Released("s-" + attempt, order(attempt), data));
  }

  public void add(DatasetId dataset, ReleaseEntry entry) {
    List<Numbered<ReleaseEntry>> log = logs.computeIfAbsent(dataset, absent -> new ArrayList<>());
    Instant at = Instant.parse("2026-01-01T08:00:00Z").plusSeconds(log.size() * 86_400L);
    log.add(new Numbered<>(log.size() + 1L, at, entry));
  }

  public static ReleaseEntry withdrawn(long release) {
    return new ReleaseEntry.Withdrawn(
        release, WithdrawalReason.PERSONAL_DATA, order("w" + release));
  }

  private static ReleaseEntry twoVersions(String attempt) {
    TreeMap<Integer, ReleaseEntry.Data> data = new TreeMap<>();
    data.put(1, data(attempt, "1.4.0", 10, 0));
    data.put(2, data(attempt, "2.0.0", 10, 1));
    return new ReleaseEntry.Released("s-" + attempt, order(attempt), data);
  }

  private static ReleaseEntry.Data data(
      String attempt, String version, long rows, long rowsRejected) {
    return new ReleaseEntry.Data(
        attempt,
        version,
        schema(),
        rows,
        rowsRejected,
        List.of(
            file(Format.CSV, attempt, rows * 80),
            file(Format.PARQUET, attempt, rows * 21),
            file(Format.JSON, attempt, rows * 190)));
  }

  private static Distribution file(Format format, String attempt, long sizeBytes) {
    String seed = "%02x".formatted((attempt + format).hashCode() & 0xFF);
    return new Distribution(format, sizeBytes, seed.repeat(32));
  }

  public static UploadOrder order(String rank) {
    return new UploadOrder(Instant.parse("2026-01-01T07:59:00Z"), rank);
  }

  public static Schema schema() {
    return new Schema(
        List.of(
            new Field(
                "reg_no",
                new FieldType.Text(),
                true,
                true,
                List.of(new Constraint.MinLength(11), new Constraint.MaxLength(11)),
                texts("lv", "Reģistrācijas numurs", "en", "Registration number"),
                LocalText.NONE),
            new Field(
                "capital",
                new FieldType.Decimal(18, 2),
                false,
                false,
                List.of(new Constraint.Minimum("0.00", false)),
                texts("en", "Share capital"),
                texts("en", "In euro, <b>as registered</b>.")),
            new Field(
                "kind",
                new FieldType.Text(),
                false,
                false,
                List.of(new Constraint.OneOf(List.of("SIA", "AS", "IK"))),
                LocalText.NONE,
                LocalText.NONE)),
        List.of("reg_no"));
  }

  /// High-value, two languages.
  public static Metadata register() {
    return metadata(
        texts("lv", "Uzņēmumu reģistrs", "en", "Company register"),
        texts(
            "lv",
            "Visi reģistrētie uzņēmumi.",
            "en",
            "All registered companies, with name, kind and capital."),
        organisation(
            texts("lv", "Uzņēmumu reģistrs", "en", "Register of Enterprises"),
            "https://www.ur.example.lv"),
        new Metadata.Contact("Data desk", Optional.of("dati@ur.example.lv"), Optional.empty()),
        List.of("ECON", "GOVE"),
        Optional.of("MONTHLY"),
        Optional.of("http://data.europa.eu/bna/c_a9135398"),
        List.of(texts("lv", "uzņēmumi", "en", "companies"), texts("en", "capital")));
  }

  /// No homepage, no category, no frequency; Latvian only.
  private static Metadata stops() {
    return metadata(
        texts("lv", "Autobusu pieturas"),
        texts("lv", "Pieturu nosaukumi un vietas."),
        new Metadata.Organisation(texts("lv", "Rīgas satiksme"), Optional.empty()),
        new Metadata.Contact(
            "Dispečers", Optional.empty(), Optional.of("https://rs.example.lv/kontakti?a=1&b=2")),
        List.of("TRAN"),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /// High-value, with a release that went back and one that was withdrawn.
  private static Metadata statistics() {
    return metadata(
        texts("en", "Monthly statistics", "lv", "Mēneša statistika", "ru", "Статистика"),
        texts("en", "Numbers by month."),
        organisation(texts("en", "Central Statistical Bureau"), "https://csp.example.lv/"),
        new Metadata.Contact(
            "Help", Optional.of("info@csp.example.lv"), Optional.of("https://csp.example.lv/help")),
        List.of("SOCI"),
        Optional.of("MONTHLY"),
        Optional.of("http://data.europa.eu/bna/c_e1da4e07"),
        List.of());
  }

  /// Everything that a publisher can write is hostile.
  private static Metadata hostile() {
    LocalText text = LocalText.of(Map.of("en", HOSTILE_TEXT, "und", HOSTILE_TEXT + "2"));
    return metadata(
        text,
        text,
        new Metadata.Organisation(text, Optional.of("javascript:alert(1)")),
        new Metadata.Contact(
            HOSTILE_TEXT,
            Optional.of("\"><img src=x onerror=alert(1)>@example.lv"),
            Optional.of("https://example.lv/\"><script>")),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(text));
  }

  private static Metadata metadata(
      LocalText title,
      LocalText description,
      Metadata.Organisation publisher,
      Metadata.Contact contact,
      List<String> themes,
      Optional<String> frequency,
      Optional<String> category,
      List<LocalText> keywords) {
    String authority = "http://publications.europa.eu/resource/authority/";
    return new Metadata(
        title,
        description,
        publisher,
        contact,
        themes.stream().map(theme -> authority + "data-theme/" + theme).toList(),
        authority + "licence/CC0",
        frequency.map(name -> authority + "frequency/" + name),
        category,
        keywords);
  }

  private static Metadata.Organisation organisation(LocalText name, String homepage) {
    return new Metadata.Organisation(name, Optional.of(homepage));
  }

  private static LocalText texts(String... languageAndText) {
    TreeMap<String, String> texts = new TreeMap<>();
    for (int i = 0; i < languageAndText.length; i += 2) {
      texts.put(languageAndText[i], languageAndText[i + 1]);
    }
    return new LocalText(texts);
  }
}
