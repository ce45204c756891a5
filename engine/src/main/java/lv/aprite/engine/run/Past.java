package lv.aprite.engine.run;

import java.util.List;
import lv.aprite.engine.profile.Profile;

/// What is known of the releases before, for a file to be held against.
///
/// @param releases the newest first; empty when there are none, or nothing is remembered of them
public record Past(List<Profile> releases) {
  public static final Past NONE = new Past(List.of());

  public Past {
    releases = List.copyOf(releases);
  }
}
