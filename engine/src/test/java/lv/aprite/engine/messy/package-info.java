/// Suites of difficult files that others have collected, read by the real engine. Each suite has a
/// test, which makes a [CaseVerdict] of each case, and a table of what is expected of them, which
/// [KeptVerdicts] holds against it: a verdict that changes fails the test, for better or worse.
@NullMarked
package lv.aprite.engine.messy;

import org.jspecify.annotations.NullMarked;
