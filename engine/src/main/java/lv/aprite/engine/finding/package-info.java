/// Findings: what is wrong with the data. The ground floor: knows no other room.
@NullMarked
package lv.aprite.engine.finding;

import org.jspecify.annotations.NullMarked;
