/** Where a request comes from: address, device, network. */
@NullMarked
package io.sessionaudit.auth.origin;

import org.jspecify.annotations.NullMarked;
