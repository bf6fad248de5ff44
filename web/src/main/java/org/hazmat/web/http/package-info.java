/** The HTTP API: one table of routes, one piece of glue, and plain functions from request to answer (contract.md 3). */
@NullMarked
package org.hazmat.web.http;

import org.jspecify.annotations.NullMarked;
