package io.kennung.identity.licensing;

/** Everybody may. */
final class OpenLicensing implements Licensing {

  @Override
  public boolean asksEveryRequest() {
    return false;
  }

  @Override
  public boolean knows(String username, String password) {
    return false;
  }

  @Override
  public int identityType() {
    return 0;
  }
}
