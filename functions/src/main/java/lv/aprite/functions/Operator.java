package lv.aprite.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.contract.DraftCodec;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.functions.store.UploadLinks.Link;
import lv.aprite.publication.deed.Deeds;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.release.RemovalOutcome;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.store.Keys;
import lv.aprite.publication.submission.Contracts.Registration;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry.Decided;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import lv.aprite.publication.submission.SubmissionEntry.Settled;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.Uploads;
import lv.aprite.publication.submission.WithdrawalReason;

/// What an operator may do. The deeds are those of every hub; here they are taken from a call, and
/// what follows is sent to the other functions.
record Operator(Sweeping sweeping, Outside outside) {
  private static final int NAME_MAX = 100;
  private static final int WORDS_MAX = 2000;
  private static final String BY = "operator";

  private Deeds deeds() {
    // No file is read here.
    return sweeping.workshop().deeds((done, total) -> true);
  }

  Handled register(Call call) {
    String publisher = call.slug("publisher");
    if (!call.has("dataset") && !call.has("contract")) {
      call.finish();
      return publisherRegistered(publisher, "registered");
    }
    DatasetId dataset = call.dataset();
    byte[] document = call.object("contract").toString().getBytes(StandardCharsets.UTF_8);
    call.finish();
    return switch (DraftCodec.decodeAgreed(document)) {
      case Decoding.Broken<Contract> broken -> {
        Handled handled = Handled.of("broken");
        ArrayNode faults = handled.about().putArray("faults");
        broken.findings().forEach(fault -> faults.add(FindingText.withAdvice(fault)));
        yield handled;
      }
      case Decoding.Decoded<Contract>(Contract contract) -> register(dataset, contract);
    };
  }

  private Handled register(DatasetId dataset, Contract contract) {
    if (!contract.name().equals(dataset.name())) {
      throw new Call.Wrong("contract: expected one of the name " + dataset.name());
    }
    Registration registration = deeds().register(dataset, contract);
    Handled handled =
        publisherRegistered(
            dataset.publisher(),
            switch (registration) {
              case Registration.Registered _ -> "registered";
              case Registration.Unchanged _ -> "unchanged";
              case Registration.NotNewer _ -> "not-newer";
            });
    switch (registration) {
      case Registration.Registered(int number) -> handled.about().put("contract", number);
      case Registration.Unchanged(int number) -> handled.about().put("contract", number);
      case Registration.NotNewer(Contract.Version last) ->
          handled
              .about()
              .put("why", "contract: expected a version higher than " + last + ", which holds");
    }
    return handled;
  }

  /// Who publishes has a topic of its own. Nothing is deployed for it.
  private Handled publisherRegistered(String publisher, String outcome) {
    Handled handled = Handled.of(outcome);
    handled.about().put("topic", outside.publisherTopic().apply(publisher));
    return handled;
  }

  Handled retry(Call call) {
    DatasetId dataset = call.dataset();
    Submission submission = submission(call, dataset);
    String by = call.optionalText("by", NAME_MAX).orElse(BY);
    call.finish();
    if (!(deeds().submission(dataset, submission.id()).state() instanceof SubmissionState.Open)) {
      boolean isFirst = decide(submission, new Decided(Decision.RETRY, by));
      return sent(submission, isFirst ? "sent" : "already");
    }
    return sent(submission, "sent");
  }

  Handled accept(Call call) {
    return decided(call, Decision.ACCEPTED, "accepted");
  }

  Handled reject(Call call) {
    return decided(call, Decision.REJECTED, "rejected");
  }

  private Handled decided(Call call, Decision decision, String done) {
    Submission submission = submission(call, call.dataset());
    String by = call.text("by", NAME_MAX);
    Optional<String> reason = Optional.of(call.text("reason", WORDS_MAX));
    call.finish();
    boolean isFirst = decide(submission, new Decided(decision, by, reason));
    return sent(submission, isFirst ? done : "already");
  }

  /// Whether it was not decided so before.
  private boolean decide(Submission submission, Decided decided) {
    return switch (deeds().decide(submission.dataset(), submission.id(), decided)) {
      case Deciding.Outcome.Done _ -> true;
      case Deciding.Outcome.Already _ -> false;
      case Deciding.Outcome.DoesNotFit(SubmissionState state) ->
          throw new Call.Wrong(
              "submission: expected one that can be decided on; it is " + LogAnswer.word(state));
    };
  }

  /// Sent also when it was decided before: the message may have been lost, and one too many changes
  /// nothing.
  private Handled sent(Submission submission, String outcome) {
    sweeping.publishQueue().accept(Sweeping.message(deeds(), submission));
    return Handled.of(outcome, submission.dataset(), submission.id());
  }

  private Submission submission(Call call, DatasetId dataset) {
    return submission(dataset, call.slug("submission"))
        .orElseThrow(() ->
            new Call.Wrong("submission: expected one that log tells of; there is none of this id"));
  }

  /// By its log, or else by the inbox.
  private Optional<Submission> submission(DatasetId dataset, String id) {
    SubmissionLog log = deeds().submission(dataset, id);
    return log.settled()
        .map(Settled::submission)
        .or(() ->
            Uploads.submissions(sweeping.workshop().stores().inbox(), dataset).stream()
                .filter(upload -> upload.id().equals(id))
                .findFirst());
  }

  Handled rollBack(Call call, String id) {
    DatasetId dataset = call.dataset();
    long release = call.number("release");
    call.finish();
    return ordered(deeds().rollBack(dataset, release, order(dataset, id)), release);
  }

  /// After all that the operator can know of: what the log says by now.
  private UploadOrder order(DatasetId dataset, String id) {
    return Uploads.order(
        sweeping.workshop().stores().restricted(), id, deeds().releases(dataset).number());
  }

  /// Its data are removed at once, here and at the edge; a sweep finishes what breaks off.
  Handled withdraw(Call call, String id) {
    DatasetId dataset = call.dataset();
    WithdrawalReason reason = call.word("reason", WithdrawalReason.class);
    Optional<String> text = call.optionalText("text", WORDS_MAX);
    if (call.has("submission")) {
      Submission submission = submission(call, dataset);
      call.finish();
      return related(
          removed(deeds().withdraw(submission, reason, text), submission),
          dataset,
          submission.id());
    }
    long release = call.number("release");
    call.finish();
    OrderOutcome outcome = deeds().withdraw(dataset, release, reason, text, order(dataset, id));
    Handled handled = ordered(outcome, release);
    sweeping.forget().accept(places(dataset, release));
    return deeds()
        .releases(dataset)
        .release(release)
        .map(gone -> related(handled, dataset, gone.entry().submission()))
        .orElse(handled);
  }

  /// What the CDN may keep of a release: its data, and all that leads to them.
  private List<String> places(DatasetId dataset, long release) {
    List<String> places = new ArrayList<>();
    deeds()
        .releases(dataset)
        .release(release)
        .ifPresent(gone ->
            gone.entry()
                .attempts()
                .forEach(attempt -> places.add("/" + ReleaseKeys.data(dataset, attempt) + "*")));
    places.add("/latest/" + dataset.path() + "*");
    return places;
  }

  private static Handled ordered(OrderOutcome outcome, long release) {
    Handled handled =
        switch (outcome) {
          case OrderOutcome.Done(long entry) -> entry("done", entry);
          case OrderOutcome.Already(long entry) -> entry("already", entry);
          case OrderOutcome.NoRelease _ ->
              throw new Call.Wrong("release: expected the number of a release; see log");
          case OrderOutcome.Withdrawn(long by) -> entry("withdrawn", by);
          case OrderOutcome.Superseded(long by) -> entry("superseded", by);
        };
    handled.about().put("release", release);
    return handled;
  }

  private static Handled removed(RemovalOutcome outcome, Submission submission) {
    Handled handled =
        switch (outcome) {
          case RemovalOutcome.Done(long entry) -> entry("done", entry);
          case RemovalOutcome.Already(long entry) -> entry("already", entry);
          case RemovalOutcome.IsRelease(long release) ->
              throw new Call.Wrong("expected release " + release + ", which this submission is");
          case RemovalOutcome.OnItsWay() ->
              throw new Call.Wrong(
                  "expected a release: this submission was found good and is about to be one");
        };
    handled.about().put("submission", submission.id());
    return handled;
  }

  private static Handled entry(String outcome, long entry) {
    Handled handled = Handled.of(outcome);
    handled.about().put("entry", entry);
    return handled;
  }

  /// What else holds the same rows has to be withdrawn by a call of its own.
  private Handled related(Handled handled, DatasetId dataset, String submission) {
    ArrayNode related = handled.about().putArray("related");
    deeds()
        .relatives(dataset, submission)
        .forEach(relative -> {
          ObjectNode each = related.addObject().put("submission", relative.submission());
          relative.release().ifPresent(release -> each.put("release", release));
        });
    return handled;
  }

  Handled sweep(Call call, String id) {
    Sweep.Check check =
        call.has("check") ? call.word("check", Sweep.Check.class) : Sweep.Check.SIZE;
    call.finish();
    return sweeping.sweep(id, check);
  }

  Handled log(Call call) throws IOException {
    LogAnswer answer = new LogAnswer(sweeping.workshop().stores(), deeds());
    if (!call.has("publisher")) {
      call.finish();
      return answer.ofAll();
    }
    DatasetId dataset = call.dataset();
    if (!call.has("submission")) {
      call.finish();
      return answer.of(dataset);
    }
    String submission = call.slug("submission");
    call.finish();
    return answer.of(dataset, submission);
  }

  Handled link(Call call, String id) {
    DatasetId dataset = call.dataset();
    String file = call.text("file", Keys.SEGMENT_BYTES_MAX);
    call.finish();
    String key = dataset.path() + "/" + file;
    if (!Uploads.isUpload(key)) {
      throw new Call.Wrong("file: expected a name without / and control characters");
    }
    // A link makes a key and never a version of one that is there.
    boolean isTaken = !sweeping.workshop().stores().inbox().versions(key).isEmpty();
    Link link = outside.links().apply(isTaken ? dataset.path() + "/" + id + "-" + file : key);
    Handled handled = Handled.of("linked");
    handled
        .about()
        .put("method", "PUT")
        .put("url", link.url())
        .put("key", link.key())
        .put("expires", link.expiresAt().toString());
    ObjectNode headers = handled.about().putObject("headers");
    link.headers().forEach(headers::put);
    return handled;
  }

  Handled redrive(Call call) {
    String queue = call.text("queue", NAME_MAX);
    call.finish();
    if (!outside.deadLetters().containsKey(queue)) {
      throw new Call.Wrong(
          "queue: expected one of " + String.join(", ", outside.deadLetters().keySet()));
    }
    int letters = outside.redrive().applyAsInt(outside.deadLetters().get(queue));
    Handled handled = Handled.of("sent-back");
    handled.about().put("letters", letters);
    return handled;
  }
}
