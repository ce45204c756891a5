package lv.aprite.functions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import lv.aprite.engine.run.Progress;
import lv.aprite.functions.Batch.NotForUs;
import lv.aprite.publication.deed.Deeds;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry.Settled;
import lv.aprite.publication.submission.Uploads;

/// From an upload to its verdict and its release. What is derived of it follows from the log
/// entries that it writes: the write is the event.
public final class PublishHandler extends Handler {
  /// What is left for settling when the reading of a file is ended.
  private static final int SETTLING_MILLIS = 60_000;

  private final String inbox;
  private final Workshop workshop;
  private final Journal journal;

  public PublishHandler() {
    this(whilePriming());
  }

  /// Making the clients, and the first answers of the store, take about as long as loading what
  /// judges a file; so both are done at once.
  private static Wiring whilePriming() {
    Priming.begin();
    return Wiring.ofEnvironment();
  }

  private PublishHandler(Wiring wiring) {
    this(wiring.inbox(), wiring.workshop(), Journal.of("publish"));
    prime();
  }

  /// @param inbox name of the bucket
  PublishHandler(String inbox, Workshop workshop, Journal journal) {
    this.inbox = inbox;
    this.workshop = workshop;
    this.journal = journal;
  }

  @Override
  void handle(InputStream in, OutputStream out, Invocation invocation) throws IOException {
    Progress watch = (done, total) -> invocation.millisLeft().getAsInt() > SETTLING_MILLIS;
    Deeds deeds = workshop.deeds(watch);
    Batch.handle(in, out, invocation, journal, (message, id) -> take(deeds, message, id));
  }

  private Handled take(Deeds deeds, Message message, String attemptId) {
    return switch (message) {
      case Message.Created(String bucket, String key, String version) when bucket.equals(inbox) ->
          upload(deeds, key, version, attemptId);
      case Message.Upload(var _, String key, String version) ->
          upload(deeds, key, version, attemptId);
      case Message.Known(DatasetId dataset, String submission) ->
          known(deeds, dataset, submission, attemptId);
      case Message.Created _, Message.Dataset _, Message.Assemble _ ->
          throw new NotForUs("expected an upload to the inbox or a submission");
      case Message.Foreign(String why) -> throw new NotForUs(why);
    };
  }

  private Handled upload(Deeds deeds, String key, String version, String attemptId) {
    if (key.endsWith("/")) {
      // A console's way to show an empty folder.
      return Handled.of("folder");
    }
    if (!Uploads.isUpload(key)) {
      throw new NotForUs("expected an upload to <publisher>/<dataset>/<file>");
    }
    Optional<Submission> submission = Uploads.submission(workshop.stores().inbox(), key, version);
    return submission.isEmpty() ? Handled.of("gone") : publish(deeds, submission.get(), attemptId);
  }

  private Handled known(Deeds deeds, DatasetId dataset, String id, String attemptId) {
    Optional<Submission> submission =
        deeds.submission(dataset, id).settled().map(Settled::submission);
    return submission.isEmpty()
        ? Handled.of("gone", dataset, id)
        : publish(deeds, submission.get(), attemptId);
  }

  private static Handled publish(Deeds deeds, Submission submission, String attemptId) {
    Outcome outcome = deeds.publishRemovingNothing(submission, attemptId);
    if (outcome instanceof Outcome.TooLate) {
      throw new StoreUnavailable(
          submission.dataset()
              + ", submission "
              + submission.id()
              + ": no attempt was fast enough");
    }
    return Outcomes.of(submission, outcome);
  }
}
