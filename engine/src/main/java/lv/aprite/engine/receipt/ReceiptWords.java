package lv.aprite.engine.receipt;

import java.util.List;
import java.util.Locale;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.finding.RuleBook;
import lv.aprite.engine.profile.Comparison;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;

/// The words of a receipt in one language.
public interface ReceiptWords {
  static ReceiptWords in(Language language) {
    return switch (language) {
      case LV -> new LatvianWords();
      case EN -> new EnglishWords();
    };
  }

  Language language();

  /// What the page is called.
  String receipt();

  /// What became of the file, in one sentence.
  String summary(Report report);

  String whatToDoFirst();

  /// To correct the rows that were handed out and drop them again.
  ///
  /// @param rows how many; 0 when they are more than those that were rejected
  String correctRejected(long rows);

  /// To correct the file itself, as its rejected rows may hold data about persons and were not
  /// handed out.
  String correctWholeFile();

  /// There is nothing to do.
  String nothingToDo();

  /// What to look at in a file that is held.
  String checkWhatHolds();

  /// A person at the hub decides now, and how.
  ///
  /// @param upload its dataset and its submission as commands name them
  String waitForDecision(String upload);

  /// Heading of the findings of rules with this effect, in the receipt of a file with this verdict.
  String heading(Rule.Effect effect, Verdict verdict);

  /// So many places.
  String places(long count);

  String inColumn(String column);

  String andMore(long count);

  /// Heading of a column of row numbers.
  String row();

  String whatToDo();

  /// Heading of an example.
  String example();

  String why();

  /// What the file corrects.
  String origin(Report.Origin origin);

  /// The file beside the last release, in sentences.
  String comparison(Comparison comparison);

  String besideTheLastRelease();

  String howItWasRead();

  String reading(Report report, Report.Reading reading);

  String rows(Report report);

  String moreAboutTheRule();

  String ruleBook();

  String ruleBookAbout();

  /// The list of so many rules.
  String contents(int rules);

  /// The chapter of the rule book that the rule is in.
  String chapter(Rule rule);

  /// What happens when a rule with this effect is broken.
  String consequence(Rule.Effect effect);

  /// Name of the language that the same page is in, too.
  String otherLanguage();

  /// The reader is told for whom this is.
  String privacy();

  /// The title of the first cause, as it stands within a sentence.
  default String begun(List<Steps.Cause> causes) {
    String title = RuleBook.in(language()).text(causes.getFirst().rule()).title();
    boolean isWord =
        title.length() > 1 && Character.isLowerCase(title.charAt(1)) || title.startsWith("A ");
    return isWord ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1) : title;
  }
}
