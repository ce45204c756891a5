package lv.aprite.engine.run;

import java.util.List;
import java.util.Set;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.profile.Profile;

/// What came before: releases for a file to be held against, and what a person said of the file.
///
/// @param releases the newest first; empty when there are none, or nothing is remembered of them
/// @param forgotten something serves now of which nothing is remembered
/// @param accepted rules that hold the file no more, because a person let it pass
public record Past(List<Profile> releases, boolean forgotten, Set<Rule> accepted) {
  public static final Past NONE = new Past(List.of());

  public Past {
    releases = List.copyOf(releases);
    accepted = Set.copyOf(accepted);
  }

  /// Nobody has said anything.
  public Past(List<Profile> releases) {
    this(releases, Set.of());
  }

  /// All that serves is remembered.
  public Past(List<Profile> releases, Set<Rule> accepted) {
    this(releases, false, accepted);
  }
}
