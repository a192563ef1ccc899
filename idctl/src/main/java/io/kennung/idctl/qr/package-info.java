/** QR codes: shown on a terminal, drawn into files, and found in pictures. */
@NullMarked
package io.kennung.idctl.qr;

import org.jspecify.annotations.NullMarked;
