package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.terminal.Paint;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.cli.terminal.Words;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseEntryCodec;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.WithdrawalReason;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite log`: what was uploaded, what was published, and the receipt of one upload.
final class LogVerb implements Verb {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public String name() {
    return "log";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Show what was uploaded and what was published.",
            new String[] {
              "Without a dataset: every dataset, in a line. With one: its log, which is what"
                  + " consumers see, and its uploads. With the number of an upload: its receipt,"
                  + " with what to do first and every finding; as a page too, and with the rows"
                  + " that were left out, to be corrected and dropped again. Times are UTC."
            },
            new String[] {
              "  aprite log",
              "  aprite log town/people",
              "  aprite log town/people 12 --lang lv",
              "  aprite log town/people 12 --page receipt.html --rejected correct-me.csv"
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PUBLISHER/DATASET")
            .index("0")
            .type(String.class)
            .arity("0..1")
            .description("Whose and what it is.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("UPLOAD")
            .index("1")
            .type(Long.class)
            .arity("0..1")
            .description("The number of the upload.")
            .build());
    spec.addOption(LanguageOption.spec("the receipt"));
    spec.addOption(
        OptionSpec.builder("--page")
            .paramLabel("FILE")
            .type(Path.class)
            .description("Write the receipt as a page (HTML) into a new file.")
            .build());
    spec.addOption(
        OptionSpec.builder("--rejected")
            .paramLabel("FILE")
            .type(Path.class)
            .description("Write the rows that were left out into a new file.")
            .build());
    spec.addOption(HubOption.spec());
    spec.addOption(Verb.json());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    boolean json = Verb.has(given, "--json");
    String name = given.matchedPositionalValue(0, "");
    Hub hub = HubOption.existing(given, shell, HubOption.silent());
    if (name.isEmpty()) {
      hub.datasets().forEach(dataset -> summary(hub, dataset, json, shell.terminal()));
      return Exit.DONE;
    }
    DatasetId dataset = HubOption.dataset(name);
    if (given.hasMatchedPositional(1)) {
      long number = given.matchedPositionalValue(1, 0L);
      Submission submission = RetryVerb.upload(hub, dataset, number);
      Language language = LanguageOption.in(given);
      if (given.hasMatchedOption("--page") || given.hasMatchedOption("--rejected")) {
        hand(hub, submission, language, given, shell);
      } else {
        receipt(hub, submission, json, language, shell.terminal());
      }
      return Exit.DONE;
    }
    if (!hub.datasets().contains(dataset)) {
      throw new WrongUsage(dataset + ": no such dataset in this hub; see aprite log");
    }
    if (json) {
      logAsJson(hub, dataset, shell.terminal());
    } else {
      log(hub, dataset, shell.terminal());
    }
    return Exit.DONE;
  }

  /// Copies what belongs to a receipt to where it was asked for.
  private static void hand(
      Hub hub, Submission submission, Language language, ParseResult given, Shell shell)
      throws IOException {
    if (given.hasMatchedOption("--page")) {
      byte[] page =
          hub.page(submission, language)
              .orElseThrow(() -> new WrongUsage("--page: there is no receipt yet"));
      Path to = newFile("--page", given, shell);
      Files.write(to, page, StandardOpenOption.CREATE_NEW);
      shell.terminal().say("The receipt is in " + to);
    }
    if (given.hasMatchedOption("--rejected")) {
      Source rejected =
          hub.rejectedRows(submission)
              .orElseThrow(() -> new WrongUsage("--rejected: no rows were left out"));
      Path to = newFile("--rejected", given, shell);
      try (InputStream rows = rejected.open()) {
        Files.copy(rows, to);
      }
      shell.terminal().say("The rows that were left out are in " + to);
    }
  }

  private static Path newFile(String option, ParseResult given, Shell shell) {
    Path file = shell.path(given.matchedOptionValue(option, Path.of("")));
    if (Files.exists(file)) {
      throw new WrongUsage(option + ": " + file + " is there already; name a new file");
    }
    return file;
  }

  private static void summary(Hub hub, DatasetId dataset, boolean json, Terminal terminal) {
    ReleaseFold releases = hub.releases(dataset);
    int uploads = hub.submissions(dataset).size();
    long rows =
        releases
            .current()
            .map(release -> release.entry().byMajorVersion().lastEntry().getValue().rows())
            .orElse(0L);
    if (json) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("dataset", dataset.path())
          .put("releases", releases.releases().size())
          .put("uploads", uploads)
          .put("rows", rows);
      releases.current().ifPresent(release -> line.put("current", release.number()));
      terminal.say(line.toString());
      return;
    }
    String current =
        releases
            .current()
            .map(release ->
                "release "
                    + release.number()
                    + " of "
                    + TIME.format(release.at())
                    + ", "
                    + Words.count(rows, "row", "rows"))
            .orElse("no release");
    terminal.say(
        terminal.paint().strong(dataset.path())
            + "  "
            + current
            + terminal.paint().faint("  " + Words.count(uploads, "upload", "uploads")));
  }

  private static void log(Hub hub, DatasetId dataset, Terminal terminal) {
    Paint paint = terminal.paint();
    ReleaseFold releases = hub.releases(dataset);
    terminal.say(paint.strong("Log") + " of " + dataset + ", which everyone may read");
    for (Numbered<ReleaseEntry> entry : releases.entries()) {
      boolean current =
          releases.current().filter(now -> now.number() == entry.number()).isPresent();
      terminal.say(
          "%6d  %s  %s%s"
              .formatted(
                  entry.number(),
                  TIME.format(entry.at()),
                  words(entry.entry()),
                  current ? paint.good("  ← current") : ""));
    }
    terminal.say(paint.strong("Uploads") + ", which only the hub and the publisher see");
    Map<String, Long> released = released(releases);
    for (Submission submission : hub.submissions(dataset)) {
      String state = state(hub, submission, released);
      terminal.say(
          "%6d  %s  %s  %s"
              .formatted(
                  Long.parseLong(submission.id()),
                  TIME.format(submission.order().beganAt()),
                  state.startsWith("refused") ? paint.bad(state) : state,
                  paint.faint(Words.visible(submission.fileName()))));
    }
  }

  private static Map<String, Long> released(ReleaseFold releases) {
    Map<String, Long> released = new HashMap<>();
    releases
        .releases()
        .forEach(release -> released.put(release.entry().submission(), release.number()));
    return released;
  }

  private static String words(ReleaseEntry entry) {
    return switch (entry) {
      case ReleaseEntry.Described(int contract, String version, var _) ->
          "described by contract " + version + " (number " + contract + ")";
      case ReleaseEntry.Released released -> {
        ReleaseEntry.Data data = released.byMajorVersion().lastEntry().getValue();
        String rejected =
            data.rowsRejected() == 0
                ? ""
                : ", " + Words.count(data.rowsRejected(), "row", "rows") + " left out";
        yield "released "
            + Words.count(data.rows(), "row", "rows")
            + rejected
            + " from upload "
            + Long.parseLong(released.submission());
      }
      case ReleaseEntry.RolledBack(long to, var _) -> "rolled back to release " + to;
      case ReleaseEntry.Withdrawn(long release, var reason, var _) ->
          "withdrew release " + release + " (" + words(reason) + ")";
    };
  }

  private static String words(WithdrawalReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String state(Hub hub, Submission submission, Map<String, Long> released) {
    Long release = released.get(submission.id());
    if (release != null) {
      ReleaseFold releases = hub.releases(submission.dataset());
      boolean gone =
          releases.release(release).filter(it -> releases.isWithdrawn(it.entry())).isPresent();
      return "release " + release + (gone ? ", withdrawn" : "");
    }
    return switch (hub.state(submission)) {
      case SubmissionState.Open _ -> "not judged yet";
      case SubmissionState.Publishable _ -> "found good, not released yet";
      case SubmissionState.Held _ -> "held";
      case SubmissionState.Refused(var settled) ->
          "refused (" + String.join(", ", settled.reasons()) + ")";
      case SubmissionState.Rejected _ -> "refused by a person";
      case SubmissionState.Superseded(long by, var _) -> "superseded by entry " + by;
      case SubmissionState.Withdrawn(var reason) -> "withdrawn (" + words(reason) + ")";
    };
  }

  private static void logAsJson(Hub hub, DatasetId dataset, Terminal terminal) throws IOException {
    ReleaseFold releases = hub.releases(dataset);
    for (Numbered<ReleaseEntry> entry : releases.entries()) {
      ObjectNode line = numbered("log", entry.number(), entry.at());
      line.set("entry", Json.tree(new ReleaseEntryCodec().encode(entry.entry())));
      terminal.say(line.toString());
    }
    Map<String, Long> released = released(releases);
    for (Submission submission : hub.submissions(dataset)) {
      ObjectNode line =
          numbered("upload", Long.parseLong(submission.id()), submission.order().beganAt());
      line.put("file", submission.fileName()).put("state", state(hub, submission, released));
      terminal.say(line.toString());
    }
  }

  private static ObjectNode numbered(String kind, long number, Instant at) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    return line.put("kind", kind).put("number", number).put("at", at.toString());
  }

  private static void receipt(
      Hub hub, Submission submission, boolean json, Language language, Terminal terminal)
      throws IOException {
    List<Report> reports = hub.report(submission).stream().toList();
    Map<String, Long> released = released(hub.releases(submission.dataset()));
    String state = state(hub, submission, released);
    if (json) {
      ObjectNode document =
          numbered("upload", Long.parseLong(submission.id()), submission.order().beganAt());
      document.put("file", submission.fileName()).put("state", state);
      reports.forEach(report -> document.set("report", ReportCodec.toJson(report)));
      terminal.say(document.toString());
      return;
    }
    terminal.say(
        terminal
                .paint()
                .strong(submission.dataset() + ", upload " + Long.parseLong(submission.id()))
            + ": "
            + state);
    for (Report report : reports) {
      new ReceiptPrinter(terminal)
          .whole(report, language, submission.dataset() + " " + Long.parseLong(submission.id()));
    }
  }
}
