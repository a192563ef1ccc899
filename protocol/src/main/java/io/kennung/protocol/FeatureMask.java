package io.kennung.protocol;

/**
 * The features an identity's app understands, a bit each; the directory keeps the number and gives
 * no meaning to the bits.
 */
public final class FeatureMask {

  /** One client reads the mask as a double: above 2^53 it would see another number than was set. */
  public static final long MAX = (1L << 53) - 1;

  private FeatureMask() {}

  /** Whether every client reads the same number. */
  public static boolean isValid(long mask) {
    return mask >= 0 && mask <= MAX;
  }
}
