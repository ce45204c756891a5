@NullMarked
package lv.aprite.publication.receipt;

import org.jspecify.annotations.NullMarked;
