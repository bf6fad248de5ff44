package org.hazmat.geocore.survey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A feature (要素) as a file has it.
 *
 * @param number from 1, in the order of the file
 * @param id that the format itself gives it, or null
 * @param attributes texts, numbers and truth values by their names, in the order of the file
 */
record RawFeature(int number, @Nullable String id, ObjectNode attributes, Drawn drawn) {}
