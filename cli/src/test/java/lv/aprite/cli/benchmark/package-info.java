/// A benchmark against another engine, by hand: see the README. No test runs it.
@NullMarked
package lv.aprite.cli.benchmark;

import org.jspecify.annotations.NullMarked;
