@NullMarked
package lv.aprite.engine.form.xml;

import org.jspecify.annotations.NullMarked;
