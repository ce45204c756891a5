package lv.aprite.engine.validate;

import lv.aprite.engine.finding.Rule;

/// What a cell that breaks a rule is told.
///
/// @param expected as in [lv.aprite.engine.finding.Finding#expected]
record Refusal(Rule rule, String expected) {}
