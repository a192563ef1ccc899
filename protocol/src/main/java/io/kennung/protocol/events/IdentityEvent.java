package io.kennung.protocol.events;

/** Something that has happened to one identity. Travels with the identity as its key. */
public sealed interface IdentityEvent extends DirectoryEvent
    permits AddressLinked,
        AddressUnlinked,
        FeatureMaskChanged,
        IdentityFellSilent,
        IdentityRegistered,
        IdentityRevoked,
        IdentitySeen,
        IdentityWoke,
        LimitsLiftAsked,
        RevocationPasswordSet,
        SupportAnswered,
        VerificationProgressed,
        VerificationResetAsked {

  /** Whom it happened to. */
  String identity();

  @Override
  default String key() {
    return identity();
  }
}
