package lv.aprite.engine.run;

import java.util.Optional;
import lv.aprite.engine.profile.Profile;

/// What came of a file.
///
/// @param profile what is to be remembered of it if it is released; absent when its rows were not
///   read, or it is refused
public record Judged(Report report, Optional<Profile> profile) {}
