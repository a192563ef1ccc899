package io.kennung.client.linking;

/** Where a phone number stands after it was asked to be linked. */
public sealed interface PhoneLinking permits PhoneLinking.Linked, PhoneVerification {

  /** It was linked to this identity already; no code is sent. */
  record Linked() implements PhoneLinking {}
}
