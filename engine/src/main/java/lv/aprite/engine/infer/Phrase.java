package lv.aprite.engine.infer;

import java.util.List;
import lv.aprite.engine.finding.Language;

/// A sentence of a draft, or a part of one, in each language in which publishers are spoken to.
///
/// `{0}` stands for the first argument. Where the first argument is a number, the words for one and
/// for several may be parted by `|`.
sealed interface Phrase permits Reason, Query, Term {
  String english();

  String latvian();

  default String in(Language language) {
    return switch (language) {
      case EN -> english();
      case LV -> latvian();
    };
  }

  default Said said(Object... arguments) {
    return new Said(this, List.of(arguments));
  }
}
