package lv.aprite.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lv.aprite.cli.convert.FileSource;
import lv.aprite.cli.folder.FolderScratch;
import lv.aprite.cli.terminal.ProgressBar;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.DraftCodec;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Metadata;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.infer.Inference;
import lv.aprite.engine.infer.Known;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.work.Crew;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite infer`: a draft of a contract, from editions of a file.
final class InferVerb implements Verb {
  private static final int NAME_MAX = 63;

  @Override
  public String name() {
    return "infer";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Draft a contract from one or more editions of a file.",
            new String[] {
              "Reads every row of each FILE, the oldest edition first, and drafts what they have in"
                  + " common: fields and their types, the key, lists of values, missing marks,"
                  + " units, and a layout for each form of the file. Each decision stands in the"
                  + " draft with its evidence. What the files do not decide is a question in the"
                  + " draft, and not guessed.",
              "",
              "`aprite check FILE --contract DRAFT` tries files by the draft. It can be registered"
                  + " when each question in it has an answer."
            },
            new String[] {
              "  aprite infer register.csv --lang lv",
              "  aprite infer 2024.csv 2025.csv 2026.csv --out register.json --name register",
              "  aprite infer stops.csv -o stops.json --publisher \"Rīgas satiksme\" --contact"
                  + " dati@example.lv"
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .description("Editions of one file, the newest last.")
            .build());
    spec.addOption(SheetOption.option());
    spec.addOption(
        OptionSpec.builder("-o", "--out")
            .paramLabel("DRAFT.json")
            .type(Path.class)
            .description("Where the draft goes; a file that is there is never replaced.")
            .build());
    spec.addOption(text("--name", "NAME", "The dataset's name in addresses. Default: the file's."));
    spec.addOption(text("--title", "TEXT", "The dataset's title."));
    spec.addOption(text("--description", "TEXT", "What is in it."));
    spec.addOption(text("--licence", "ADDRESS", "The licence's web address."));
    spec.addOption(text("--publisher", "NAME", "Who publishes it."));
    spec.addOption(text("--contact", "EMAIL", "Who answers questions about it."));
    spec.addOption(LanguageOption.spec("evidence and questions"));
    spec.addOption(ConvertVerb.threads());
    spec.addOption(Verb.json());
    return spec;
  }

  private static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    List<Path> files =
        given.matchedPositionalValue(0, List.<Path>of()).stream().map(shell::path).toList();
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new WrongUsage(file + ": expected a file that can be read");
      }
    }
    Optional<Path> out = Optional.empty();
    if (Verb.has(given, "--out")) {
      Path file = shell.path(given.matchedOptionValue("--out", Path.of("")));
      if (Files.exists(file)) {
        throw new WrongUsage(file + ": expected a new file, found one; answers may be in it");
      }
      out = Optional.of(file);
    }
    Known known = known(given, files);
    Language language = LanguageOption.in(given);
    int threads = ConvertVerb.threads(given, shell);
    DraftPrinter printer = new DraftPrinter(shell.terminal(), language);
    return switch (infer(files, SheetOption.in(given), known, language, threads, shell)) {
      case Inference.Outcome.Unreadable(String source, Findings findings) -> {
        printer.unreadable(source, findings);
        yield Exit.DATA_REFUSED;
      }
      case Inference.Outcome.Drafted drafted -> {
        byte[] draft = DraftCodec.encode(drafted.draft());
        if (out.isPresent()) {
          write(out.get(), draft);
        }
        if (Verb.has(given, "--json")) {
          shell.terminal().say(new ObjectMapper().readTree(draft).toString());
        } else {
          printer.print(drafted, out);
        }
        yield drafted.isRefused() ? Exit.DATA_REFUSED : Exit.DONE;
      }
    };
  }

  private static Inference.Outcome infer(
      List<Path> files, TablePlace place, Known known, Language language, int threads, Shell shell)
      throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path file : files) {
      sources.add(FileSource.of(file));
    }
    try (Crew crew = new Crew(threads)) {
      Inference.Trial trial = (source, contract) -> check(source, contract, threads, shell);
      return new Inference(known, trial, crew, language).of(sources, place);
    }
  }

  private static Report check(Source source, Contract contract, int threads, Shell shell)
      throws IOException {
    Path scratches = Path.of(System.getProperty("java.io.tmpdir"));
    try (ProgressBar progress = new ProgressBar(shell.terminal(), source.name());
        FolderScratch scratch = new FolderScratch(scratches)) {
      return new Engine(Settings.ofThreads(threads), scratch, progress).check(source, contract);
    }
  }

  private static void write(Path file, byte[] draft) throws IOException {
    try {
      Files.write(file, draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new WrongUsage(file + ": expected a new file, found one; answers may be in it");
    }
  }

  private static Known known(ParseResult given, List<Path> files) {
    String name =
        given.matchedOptionValue("--name", slug(String.valueOf(files.getLast().getFileName())));
    if (!Contract.isName(name)) {
      throw new WrongUsage("--name: expected 1 to 63 of a-z, 0-9 and -, found \"" + name + "\"");
    }
    Optional<String> publisher = value(given, "--publisher");
    Optional<String> licence = value(given, "--licence");
    licence.ifPresent(address -> {
      if (!address.matches("https?://\\S+")) {
        throw new WrongUsage("--licence: expected a web address, found \"" + address + "\"");
      }
    });
    Optional<String> contact = value(given, "--contact");
    contact.ifPresent(email -> {
      if (!email.matches("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+")) {
        throw new WrongUsage("--contact: expected an email address, found \"" + email + "\"");
      }
    });
    return new Known(
        name,
        value(given, "--title").map(text -> said(text, given)),
        value(given, "--description").map(text -> said(text, given)),
        licence,
        publisher.map(title -> new Metadata.Organisation(said(title, given), Optional.empty())),
        contact.map(email ->
            new Metadata.Contact(publisher.orElse(email), Optional.of(email), Optional.empty())));
  }

  /// Who asks for a language speaks it, and a dataset with a Latvian title has its rejected rows
  /// explained in Latvian.
  private static LocalText said(String text, ParseResult given) {
    return LanguageOption.asked(given)
        .map(language -> LocalText.of(Map.of(language.tag(), text)))
        .orElseGet(() -> LocalText.undetermined(text));
  }

  private static Optional<String> value(ParseResult given, String option) {
    return Optional.of(given.matchedOptionValue(option, "")).filter(text -> !text.isBlank());
  }

  /// A dataset's name from a file's: `Reģistrs 2026-03.csv` is `registrs-2026-03`.
  private static String slug(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String slug =
        Normalizer.normalize(dot <= 0 ? fileName : fileName.substring(0, dot), Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+", "");
    String cut = slug.substring(0, Math.min(slug.length(), NAME_MAX)).replaceAll("-+$", "");
    return cut.isEmpty() ? "dataset" : cut;
  }
}
