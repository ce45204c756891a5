package lv.aprite.publication.log;

import java.time.Instant;

/// An entry of a log, with what its place in the log says of it.
///
/// @param number from 1, without gaps
/// @param at when it was written, by the store's clock, to the second
public record Numbered<T>(long number, Instant at, T entry) {}
