@NullMarked
package lv.aprite.engine.form;

import org.jspecify.annotations.NullMarked;
