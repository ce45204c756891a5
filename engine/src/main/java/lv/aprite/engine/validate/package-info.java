/// From raw rows to typed rows and findings.
@NullMarked
package lv.aprite.engine.validate;

import org.jspecify.annotations.NullMarked;
