/** What crosses the wire when somebody signs in (RFC 6749, RFC 7636, OpenID Connect Core). */
@NullMarked
package io.kennung.local.signin.oauth;

import org.jspecify.annotations.NullMarked;
