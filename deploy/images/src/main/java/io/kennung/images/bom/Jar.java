package io.kennung.images.bom;

import java.nio.file.Path;

/**
 * A jar of an image.
 *
 * @param sha256 in hexadecimal
 * @param madeByTheBuild whether it is ours, and no library that somebody has published
 */
public record Jar(Path file, String sha256, boolean madeByTheBuild) {}
