package lv.aprite.publication.submission;

/// Where the private objects of a dataset's submissions are.
public final class SubmissionKeys {
  private SubmissionKeys() {}

  /// The folder, with its slash, of a dataset's submissions.
  public static String submissions(DatasetId dataset) {
    return "submissions/" + dataset.path() + "/";
  }

  /// The folder of a submission's log; entry 1 is `00000001.json` in it.
  public static String log(DatasetId dataset, String submission) {
    return submissions(dataset) + submission;
  }

  /// The folder, with its slash, of what an attempt found: its report and rejected rows.
  public static String findings(DatasetId dataset, String submission, String attempt) {
    return log(dataset, submission) + "/" + attempt + "/";
  }

  /// The receipt that an attempt made.
  public static String report(DatasetId dataset, String submission, String attempt) {
    return findings(dataset, submission, attempt) + "report.json";
  }

  /// What is remembered of the rows that an attempt would publish; absent when it refused them.
  public static String profile(DatasetId dataset, String submission, String attempt) {
    return findings(dataset, submission, attempt) + "profile.json";
  }

  /// Digests of the rows that an attempt found good.
  public static String digests(DatasetId dataset, String submission, String attempt) {
    return findings(dataset, submission, attempt) + "rows.digests";
  }

  /// The receipt that an attempt made, as a page in a language.
  public static String page(DatasetId dataset, String submission, String attempt, String language) {
    return findings(dataset, submission, attempt) + "receipt." + language + ".html";
  }

  /// The rows that an attempt left out; absent when there are none.
  public static String rejectedRows(DatasetId dataset, String submission, String attempt) {
    return findings(dataset, submission, attempt) + "rejected.csv";
  }

  /// The folder of a dataset's contracts; the first is `00000001.json` in it.
  public static String contracts(DatasetId dataset) {
    return "contracts/" + dataset.path();
  }

  /// Why a release was withdrawn, in words.
  public static String withdrawal(DatasetId dataset, long release) {
    return "withdrawals/%s/%08d.json".formatted(dataset.path(), release);
  }

  /// An attempt at a submission, created before its first byte.
  public static String attempt(String attempt) {
    return "attempts/" + attempt + ".json";
  }
}
