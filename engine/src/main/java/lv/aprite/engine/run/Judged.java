package lv.aprite.engine.run;

import java.util.Optional;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.profile.RowDigests;

/// What came of a file.
///
/// @param digests of its rows, to be held against those of a release, as long as the run's scratch
///   is open; absent when its rows were not read, or it is refused
/// @param profile what is to be remembered of it if it is released; absent when its rows were not
///   read, or it is refused
public record Judged(Report report, Optional<Profile> profile, Optional<RowDigests> digests) {}
