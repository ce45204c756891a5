package lv.aprite.functions;

import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import lv.aprite.functions.store.UploadLinks.Link;

/// What an operator's deeds need of AWS beside the stores and queues.
///
/// @param publisherTopic makes the topic of a publisher, if it is not there, and names it
/// @param links signs a link by which this key can be uploaded
/// @param deadLetters ARN of the dead letters of each queue, by its name
/// @param redrive sends dead letters of this ARN back to their queue, and counts them
record Outside(
    UnaryOperator<String> publisherTopic,
    Function<String, Link> links,
    SortedMap<String, String> deadLetters,
    ToIntFunction<String> redrive) {}
