package io.kennung.protocol.events;

/**
 * Something that has happened to one identity. Named in the past tense; travels with the identity
 * as its key.
 */
public sealed interface DirectoryEvent
    permits AddressLinked,
        AddressUnlinked,
        FeatureMaskChanged,
        IdentityFellSilent,
        IdentityRegistered,
        IdentityRevoked,
        IdentitySeen,
        IdentityWoke,
        RevocationPasswordSet,
        VerificationProgressed {

  /** Whom it happened to; the key that keeps an identity's events in order. */
  String identity();
}
