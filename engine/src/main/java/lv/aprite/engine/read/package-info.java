/// From bytes to raw rows. What is read is never altered: it is exact, or there is a finding. Start
/// at [Source].
@NullMarked
package lv.aprite.engine.read;

import org.jspecify.annotations.NullMarked;
