@NullMarked
package lv.aprite.engine.write;

import org.jspecify.annotations.NullMarked;
