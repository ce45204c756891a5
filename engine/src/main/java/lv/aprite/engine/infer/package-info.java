/// Drafts a contract from editions of a file: types, keys, lists of values, missing marks, units
/// and layouts, each with its evidence, and a question wherever the files do not decide. Start at
/// [Inference].
///
/// Nothing is guessed here: what one more row could turn over is asked. Which files there are, and
/// where the draft goes, is the shell's business.
@NullMarked
package lv.aprite.engine.infer;

import org.jspecify.annotations.NullMarked;
