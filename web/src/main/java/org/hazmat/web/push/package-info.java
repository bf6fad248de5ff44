/** The feed pushed to other departments' addresses (Standard Webhooks): signed, retried, each consumer at its own pace. */
@NullMarked
package org.hazmat.web.push;

import org.jspecify.annotations.NullMarked;
