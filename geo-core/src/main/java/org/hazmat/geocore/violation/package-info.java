/** Our findings: violations and observations. */
@NullMarked
package org.hazmat.geocore.violation;

import org.jspecify.annotations.NullMarked;
