package lv.aprite.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lv.aprite.publication.deed.Deeds;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.Uploads;

/// A sweep over the buckets: what is unfinished is sent to be published, and all else is done here.
///
/// @param views what is repaired
/// @param publishQueue takes messages for the publisher
/// @param discardUnfinished removes what was begun to be written and never will be finished
/// @param forget has the CDN drop what it keeps under these paths
record Sweeping(
    Workshop workshop,
    List<Derived> views,
    Consumer<String> publishQueue,
    Runnable assembleLater,
    Runnable discardUnfinished,
    Consumer<List<String>> forget) {
  Sweeping {
    views = List.copyOf(views);
  }

  Handled sweep(String id, Sweep.Check check) {
    // No file is read here.
    Deeds deeds = workshop.deeds((done, total) -> true, views);
    List<Submission> uploads = new ArrayList<>();
    Uploads.each(workshop.stores().inbox(), uploads::add);
    int[] sent = {0};
    Sweep.Result result =
        deeds
            .sweep()
            .handingOn(submission -> {
              publishQueue.accept(message(deeds, submission));
              sent[0]++;
            })
            .run(uploads, id, check);
    if (result.objectsRemoved() > 0) {
      // Also what a withdrawal that broke off had left.
      forget.accept(List.of("/data/*"));
    }
    discardUnfinished.run();
    assembleLater.run();
    Handled handled = Handled.of(result.faults().isEmpty() ? "swept" : "faults");
    handled
        .about()
        .put("uploads", result.uploads())
        .put("sent", sent[0])
        .put("attemptsRetired", result.attemptsRetired())
        .put("objectsRemoved", result.objectsRemoved());
    var faults = handled.about().putArray("faults");
    result.faults().forEach(faults::add);
    return handled;
  }

  /// A submission with a verdict can be finished without its file, which may have expired.
  static String message(Deeds deeds, Submission submission) {
    return deeds.submission(submission.dataset(), submission.id()).settled().isPresent()
        ? Message.encode(new Message.Known(submission.dataset(), submission.id()))
        : Message.encode(
            new Message.Upload(submission.dataset(), submission.sourceKey(), submission.version()));
  }
}
