/** The query side and the system of record for what people edit: H2GIS or PostGIS. */
@NullMarked
package org.hazmat.gateway.store;

import org.jspecify.annotations.NullMarked;
