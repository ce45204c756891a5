package lv.aprite.engine.read;

import java.util.List;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.finding.Findings;

/// Whether a file can be read by a contract.
public sealed interface Match {
  /// It can, by this layout.
  ///
  /// @param encodingEvidence how the encoding is known, in words: `stated by layout 2026`
  /// @param fields one for each field of the schema, in its order
  /// @param notes remarks about the head of the file
  record Matched(
      Layout layout,
      Framing framing,
      String encodingEvidence,
      List<FieldSource> fields,
      Findings notes)
      implements Match {
    public Matched {
      fields = List.copyOf(fields);
    }
  }

  /// It cannot; the findings say why.
  record Unmatched(Findings findings) implements Match {}
}
