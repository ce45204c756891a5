@NullMarked
package lv.aprite.cli.subscriber;

import org.jspecify.annotations.NullMarked;
