/** The one JSON form of what people and programs exchange (contract.md 3 and 4). */
@NullMarked
package org.hazmat.geocore.json;

import org.jspecify.annotations.NullMarked;
