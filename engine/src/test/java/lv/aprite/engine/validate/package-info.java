@NullMarked
package lv.aprite.engine.validate;

import org.jspecify.annotations.NullMarked;
