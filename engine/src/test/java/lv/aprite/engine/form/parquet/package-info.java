@NullMarked
package lv.aprite.engine.form.parquet;

import org.jspecify.annotations.NullMarked;
