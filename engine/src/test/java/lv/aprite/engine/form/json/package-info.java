@NullMarked
package lv.aprite.engine.form.json;

import org.jspecify.annotations.NullMarked;
