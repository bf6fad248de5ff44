/** Zones from files, sent to a running server. */
@NullMarked
package org.hazmat.scenarios.survey;

import org.jspecify.annotations.NullMarked;
