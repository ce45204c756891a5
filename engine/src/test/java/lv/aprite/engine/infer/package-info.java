@NullMarked
package lv.aprite.engine.infer;

import org.jspecify.annotations.NullMarked;
