package lv.aprite.engine.damage;

import java.util.Set;

/// A file that was damaged.
///
/// @param rows that are damaged, numbered as in the damaged file and, where that differs, as in the
///   clean one; whoever names one of them has found the damage
@SuppressWarnings("ArrayRecordComponent") // made once, and only read
record Damaged(byte[] file, Set<Long> rows) {}
