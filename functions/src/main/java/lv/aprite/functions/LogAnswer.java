package lv.aprite.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.publication.deed.Deeds;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseEntryCodec;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry.Settled;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.Uploads;

/// What was uploaded and what was published, and the receipt of one upload.
record LogAnswer(Stores stores, Deeds deeds) {

  /// Every dataset in a line.
  Handled ofAll() {
    Set<DatasetId> datasets = new TreeSet<>(Comparator.comparing(DatasetId::path));
    for (String root : new String[] {"contracts/", "submissions/"}) {
      stores.restricted().listAll(root, listed -> datasetOf(listed).ifPresent(datasets::add));
    }
    Handled handled = Handled.of("log");
    ArrayNode all = handled.about().putArray("datasets");
    for (DatasetId dataset : datasets) {
      ReleaseFold releases = deeds.releases(dataset);
      ObjectNode one = all.addObject().put("name", dataset.path());
      one.put("releases", releases.releases().size());
      releases.current().ifPresent(release -> one.put("current", release.number()));
    }
    return handled;
  }

  private static Optional<DatasetId> datasetOf(ObjectStore.Listed listed) {
    String[] parts = listed.key().split("/", -1);
    return parts.length >= 4 && DatasetId.isSlug(parts[1]) && DatasetId.isSlug(parts[2])
        ? Optional.of(new DatasetId(parts[1], parts[2]))
        : Optional.empty();
  }

  /// A dataset's log, which everyone may read, and its uploads.
  Handled of(DatasetId dataset) throws IOException {
    ReleaseFold releases = deeds.releases(dataset);
    Handled handled = Handled.of("log");
    ArrayNode entries = handled.about().putArray("log");
    for (Numbered<ReleaseEntry> entry : releases.entries()) {
      ObjectNode one = entries.addObject().put("number", entry.number());
      one.put("at", entry.at().toString());
      one.set("entry", Json.READER.readTree(new ReleaseEntryCodec().encode(entry.entry())));
    }
    releases.current().ifPresent(release -> handled.about().put("current", release.number()));
    Map<String, Long> released = released(releases);
    ArrayNode uploads = handled.about().putArray("uploads");
    Set<String> told = new TreeSet<>();
    for (Submission upload : Uploads.submissions(stores.inbox(), dataset)) {
      told.add(upload.id());
      add(uploads.addObject(), upload, released);
    }
    // Uploads expire, their logs do not.
    for (String id : submissions(dataset)) {
      if (told.add(id)) {
        deeds
            .submission(dataset, id)
            .settled()
            .map(Settled::submission)
            .ifPresent(upload -> add(uploads.addObject(), upload, released));
      }
    }
    return handled;
  }

  private Set<String> submissions(DatasetId dataset) {
    String folder = SubmissionKeys.submissions(dataset);
    Set<String> ids = new TreeSet<>();
    stores
        .restricted()
        .listAll(
            folder, listed -> ids.add(listed.key().substring(folder.length()).split("/", 2)[0]));
    return ids;
  }

  private void add(ObjectNode to, Submission upload, Map<String, Long> released) {
    to.put("submission", upload.id())
        .put("at", upload.order().beganAt().toString())
        .put("file", upload.fileName());
    put(to, upload.dataset(), upload.id(), released);
  }

  private void put(ObjectNode to, DatasetId dataset, String id, Map<String, Long> released) {
    SubmissionLog log = deeds.submission(dataset, id);
    Long release = released.get(id);
    to.put("state", release == null ? word(log.state()) : "released");
    if (release != null) {
      to.put("release", release);
    }
    log.settled()
        .ifPresent(settled -> {
          ArrayNode rules = to.putArray("rules");
          settled.reasons().forEach(rules::add);
        });
  }

  /// An upload with its receipt.
  Handled of(DatasetId dataset, String submission) throws IOException {
    if (deeds.submission(dataset, submission).entries().isEmpty()) {
      throw new Call.Wrong("submission: expected one with a verdict; see log without it");
    }
    Handled handled = Handled.of("log", dataset, submission);
    put(handled.about(), dataset, submission, released(deeds.releases(dataset)));
    Optional<Report> report = deeds.report(dataset, submission);
    if (report.isPresent()) {
      handled.about().set("report", ReportCodec.toJson(report.get()));
    }
    return handled;
  }

  private static Map<String, Long> released(ReleaseFold releases) {
    Map<String, Long> released = new HashMap<>();
    releases
        .releases()
        .forEach(release -> released.put(release.entry().submission(), release.number()));
    return released;
  }

  static String word(SubmissionState state) {
    return switch (state) {
      case SubmissionState.Open _ -> "open";
      case SubmissionState.Publishable _ -> "publishable";
      case SubmissionState.Held _ -> "held";
      case SubmissionState.Refused _ -> "refused";
      case SubmissionState.Rejected _ -> "rejected";
      case SubmissionState.Superseded _ -> "superseded";
      case SubmissionState.Withdrawn _ -> "withdrawn";
    };
  }
}
