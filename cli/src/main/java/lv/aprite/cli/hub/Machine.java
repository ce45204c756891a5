package lv.aprite.cli.hub;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import lv.aprite.engine.run.Progress;
import lv.aprite.publication.submission.Submission;

/// What a hub has of the machine that it runs on.
///
/// @param attemptIds each one new for ever
/// @param threads that one file may keep busy
/// @param progress is told how far the reading of a file has come
public record Machine(
    InstantSource clock,
    Supplier<String> attemptIds,
    int threads,
    Function<Submission, Progress> progress) {}
