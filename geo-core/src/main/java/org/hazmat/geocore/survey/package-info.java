/**
 * Zones from files (测绘成果): Shapefile, GeoPackage, GeoJSON and KML in any coordinate system of the EPSG register, read within limits and
 * brought to WGS-84. The only importer of GeoTools and of file formats; {@link org.hazmat.geocore.survey.Survey#of} is the door.
 */
@NullMarked
package org.hazmat.geocore.survey;

import org.jspecify.annotations.NullMarked;
