package lv.aprite.publication.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Creation;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.StoreTime;
import lv.aprite.publication.store.StoreUnavailable;

/// One try at one submission. Its document is created before its first byte, so that whatever it
/// leaves behind can be found.
///
/// **It can settle in one place only**: as entry `base + 1` of the submission's log. Once another
/// entry stands there, the attempt is dead for ever, whatever its publisher still does; and a sweep
/// that wants it dead puts an entry there. So what a dead attempt wrote can be removed, and what a
/// verdict names never is, even if a publisher sleeps for a day between two steps.
///
/// @param id as the shell handed it in, with a number behind it when the same id came twice
/// @param base the number of the last entry in the submission's log when the attempt began
/// @param beganAt by the store's clock
public record Attempt(String id, Submission submission, long base, Instant beganAt) {
  public static final String SCHEMA = "https://aprite.lv/schemas/attempt-1.0.json";

  private static final String MEDIA_TYPE = "application/json";
  private static final int SAME_ID_MAX = 100;

  public Attempt {
    if (!DatasetId.isSlug(id)) {
      throw new IllegalArgumentException(
          "attempt: expected an id of 1 to 63 of a-z, 0-9 and -, not beginning with -");
    }
  }

  /// Begins an attempt at a submission whose log is open.
  ///
  /// A shell may hand in one id more than once, as Lambda does when it repeats an invocation: no
  /// two attempts share a key for that.
  public static Attempt begin(
      ObjectStore restricted, String wanted, Submission submission, long base) {
    byte[] bytes = new Document(submission, base).encode();
    for (int count = 1; count <= SAME_ID_MAX; count++) {
      String id = count == 1 ? wanted : wanted + "-" + count;
      try {
        if (restricted.create(SubmissionKeys.attempt(id), bytes, MEDIA_TYPE)
            instanceof Creation.Created) {
          return new Attempt(
              id, submission, base, StoreTime.ofWritten(restricted, SubmissionKeys.attempt(id)));
        }
      } catch (StoreUnavailable unknown) {
        // If it is there it is empty, and swept. Of the last try we cannot do better than say so.
        if (count == SAME_ID_MAX) {
          throw unknown;
        }
      }
    }
    throw new IllegalStateException(
        "attempt " + wanted + ": expected an id that was not handed in " + SAME_ID_MAX + " times");
  }

  /// The attempt of this id; absent when it was swept.
  public static Optional<Attempt> read(ObjectStore restricted, String id) {
    return switch (restricted.read(SubmissionKeys.attempt(id))) {
      case Lookup.Absent() -> Optional.empty();
      case Lookup.Found(Stat stat, byte[] bytes) -> {
        Document document = Document.decode(bytes);
        yield Optional.of(new Attempt(id, document.submission(), document.base(), stat.beganAt()));
      }
    };
  }

  /// What has become of an attempt.
  public enum Fate {
    /// It may still settle.
    OPEN,
    /// A verdict names it.
    SETTLED,
    /// It can never settle any more.
    DEAD
  }

  /// Its fate by the entries of its submission's log. `SETTLED` and `DEAD` are for ever.
  public Fate fate(List<Numbered<SubmissionEntry>> entries) {
    if (entries.size() <= base) {
      return Fate.OPEN;
    }
    return entries.get((int) base).entry() instanceof SubmissionEntry.Settled settled
            && settled.attempt().equals(id)
        ? Fate.SETTLED
        : Fate.DEAD;
  }

  /// What is in the document; the rest its key and its time tell.
  private record Document(Submission submission, long base) {
    static Document decode(byte[] bytes) {
      JsonObject from = JsonObject.parse(bytes, SCHEMA);
      Document document =
          new Document(
              SubmissionCodec.decode(from.object("submission")),
              from.whole("base", 0, Long.MAX_VALUE));
      from.finish();
      return document;
    }

    byte[] encode() {
      ObjectNode to = JsonObject.empty().put("$schema", SCHEMA);
      SubmissionCodec.encode(submission, to.putObject("submission"));
      return JsonObject.bytes(to.put("base", base));
    }
  }
}
