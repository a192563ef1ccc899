package io.kennung.local.signin;

import io.kennung.local.signin.oauth.AuthorizationRequest;
import java.time.Instant;

/**
 * Somebody who has signed in.
 *
 * @param id names it in tokens
 * @param asked how it began
 * @param began when the person was chosen
 */
record Session(String id, Person person, AuthorizationRequest asked, Instant began) {}
