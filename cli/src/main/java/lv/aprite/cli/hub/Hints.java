package lv.aprite.cli.hub;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.submission.DatasetId;

/// Hints from one process over a hub's folder to another that serves it: empty files, by whose
/// names it knows what to look at. Whoever takes one removes it. Nothing depends on them: a hint
/// that is lost costs a minute.
public final class Hints implements Derived {
  private static final String DATASET = "dataset~";
  private static final String SUBSCRIPTION = "subscription~";
  private static final int TAKEN_MAX = 10_000;

  private final Path folder;

  Hints(Path folder) {
    this.folder = folder;
  }

  /// What there may be news of.
  public record Taken(List<DatasetId> datasets, List<String> subscriptions) {
    public Taken {
      datasets = List.copyOf(datasets);
      subscriptions = List.copyOf(subscriptions);
    }
  }

  @Override
  public void lookAtReleases(DatasetId dataset) {
    leave(DATASET + dataset.publisher() + "~" + dataset.name());
  }

  @Override
  public void lookAtSubmission(DatasetId dataset, String submission) {
    // Subscribers are told of what is public.
  }

  /// Something was done with a subscription.
  public void lookAtSubscription(String id) {
    leave(SUBSCRIPTION + id);
  }

  private void leave(String name) {
    try {
      Files.write(folder.resolve(name), new byte[0]);
    } catch (IOException e) {
      // The next look at all finds it.
    }
  }

  /// Those that were left since this was asked last.
  public Taken take() {
    List<DatasetId> datasets = new ArrayList<>();
    List<String> subscriptions = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        // Removed before what it is about is looked at: one that is left meanwhile is a new one.
        Files.deleteIfExists(file);
        String[] parts = String.valueOf(file.getFileName()).split("~", -1);
        if (parts.length == 3 && DatasetId.isSlug(parts[1]) && DatasetId.isSlug(parts[2])) {
          datasets.add(new DatasetId(parts[1], parts[2]));
        } else if (parts.length == 2) {
          subscriptions.add(parts[1]);
        }
        if (datasets.size() + subscriptions.size() >= TAKEN_MAX) {
          break;
        }
      }
    } catch (IOException e) {
      // The next look at all finds it.
    }
    return new Taken(datasets, subscriptions);
  }
}
