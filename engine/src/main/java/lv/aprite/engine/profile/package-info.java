/// What is remembered of a file, so that the next one can be held against it. Start at [Profile].
/// What is in here never quotes data, but hashes of values can be guessed back: it is private.
@NullMarked
package lv.aprite.engine.profile;

import org.jspecify.annotations.NullMarked;
