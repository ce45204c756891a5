package lv.aprite.engine.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import lv.aprite.engine.contract.Comparison;
import lv.aprite.engine.contract.Quality;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.form.Opened;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.read.Framing;
import lv.aprite.engine.read.Source;

/// All that is settled about a file before its rows are read.
///
/// @param sources one for each field of the schema
/// @param metadata what a distribution can say of itself
/// @param quality what was agreed on for rows and the table, beyond their cells
/// @param comparison how far it may differ from the last release, if there is a contract
/// @param layout the contract's layout that the file has, if there is a contract
/// @param sha256 of the file when it was looked at before; empty when nobody did
/// @param original the file itself, where the source is its table as text
/// @param notes remarks about the head of the file
record Plan(
    Source source,
    Schema schema,
    Framing framing,
    List<FieldSource> sources,
    BigDecimal rejectedShareMax,
    SortedMap<String, String> metadata,
    Quality quality,
    Optional<Comparison> comparison,
    Optional<String> layout,
    String encodingEvidence,
    String sha256,
    Optional<Opened.Original> original,
    Findings notes) {}
