package lv.aprite.publication.submission;

import java.time.Instant;

/// When an upload began, and what breaks a tie. This is the only order there is between uploads of
/// a dataset: never that of events or of completion.
///
/// @param beganAt by the store's clock, to the second
/// @param rank compared as text when the seconds are equal: for one key the order in which its
///   versions are listed, between keys the key
public record UploadOrder(Instant beganAt, String rank) implements Comparable<UploadOrder> {
  @Override
  public int compareTo(UploadOrder other) {
    int byTime = beganAt.compareTo(other.beganAt);
    return byTime != 0 ? byTime : rank.compareTo(other.rank);
  }
}
