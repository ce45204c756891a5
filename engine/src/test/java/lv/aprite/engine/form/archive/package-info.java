@NullMarked
package lv.aprite.engine.form.archive;

import org.jspecify.annotations.NullMarked;
