package lv.aprite.publication.subscription;

import java.time.Instant;
import java.util.Optional;

/// What came of sending one notice once, for its owner to read.
///
/// @param subject the dataset, or what else the notice was about
/// @param answer `200`, or what went wrong; never what the sink wrote
/// @param nextTry when it is tried again, if it is
public record Delivery(
    String id,
    String subject,
    long sequence,
    Instant at,
    boolean taken,
    String answer,
    Optional<Instant> nextTry) {}
