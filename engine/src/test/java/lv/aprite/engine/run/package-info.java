@NullMarked
package lv.aprite.engine.run;

import org.jspecify.annotations.NullMarked;
